package dev.dyad.data.rows;

/** Told of rows that cannot be read; may throw to stop the reading. */
@FunctionalInterface
public interface ProblemSink {

    /**
     * @param line the number of the row's first line
     * @param detail what is wrong, with the value
     */
    void bad(long line, Reason reason, String detail);
}
