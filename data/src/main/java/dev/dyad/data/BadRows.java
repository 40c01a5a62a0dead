package dev.dyad.data;

/** What to do with a row that cannot be read as a rating. */
public enum BadRows {
    /** Stop with an error that names the file, the line, the value and the remedy. */
    FAIL,
    /** Leave it out, count it by reason and report the counts. */
    SKIP
}
