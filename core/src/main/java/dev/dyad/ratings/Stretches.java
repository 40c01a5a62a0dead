package dev.dyad.ratings;

import java.util.Arrays;

/**
 * Stretches of time that follow one another. Immutable.
 *
 * @param starts the first day of each but the first one, which has no beginning, ascending, as {@link Ratings#dayOf} counts
 */
public record Stretches(int[] starts) {

    /** All of time in one. */
    public static final Stretches ONE = new Stretches(new int[0]);

    public Stretches {
        starts = starts.clone();
        for (int k = 1; k < starts.length; k++) {
            if (starts[k - 1] >= starts[k]) {
                throw new IllegalArgumentException("stretches of time that do not ascend");
            }
        }
    }

    /** A copy of the first days. */
    @Override
    public int[] starts() {
        return starts.clone();
    }

    public int count() {
        return starts.length + 1;
    }

    /** In which of them a day lies, from 0. */
    public int of(int day) {
        int at = Arrays.binarySearch(starts, day);
        return at < 0 ? -at - 1 : at + 1;
    }
}
