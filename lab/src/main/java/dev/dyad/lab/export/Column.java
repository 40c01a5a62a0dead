package dev.dyad.lab.export;

/**
 * A column of a table.
 *
 * @param name in small letters, with {@code _} between words, so that SQL takes it as it is
 * @param type of what is in it
 */
public record Column(String name, Type type) {

    /** What a column holds; a place may be empty in any. */
    public enum Type {
        TEXT,
        /** Whole numbers of at most 64 bits. */
        WHOLE,
        /** Numbers in double precision. */
        REAL,
        /** {@code true} or {@code false}. */
        TRUTH
    }
}
