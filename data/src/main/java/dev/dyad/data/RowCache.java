package dev.dyad.data;

import java.util.Arrays;

/**
 * The rows of ids that are small numbers, by the id itself: one look where a hash table takes several that miss the
 * processor's cache (5 ns against 50 a rating on a set like MovieLens 25M). Holds at most 4 MB.
 */
final class RowCache {

    /** What is told of an id that was not put in. */
    static final int ABSENT = -1;

    private static final int LIMIT = 1 << 20;

    /** Row + 1 by id, 0 where absent. */
    private int[] rows = new int[1 << 10];

    int row(long id) {
        return id >= 0 && id < rows.length ? rows[(int) id] - 1 : ABSENT;
    }

    /** Keeps the row of an id, if that is small enough. */
    void put(long id, int row) {
        if (id >= 0 && id < LIMIT) {
            if (id >= rows.length) {
                rows = Arrays.copyOf(rows, Integer.highestOneBit((int) id) * 2);
            }
            rows[(int) id] = row + 1;
        }
    }
}
