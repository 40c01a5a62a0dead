package dev.dyad.model;

import java.util.Arrays;

/**
 * A bias of each user and day that has training ratings. Immutable.
 *
 * @param starts users + 1 positions: user u has the entries from {@code starts[u]} to {@code starts[u + 1]}; empty where
 *     there are no such biases
 * @param days of each entry, ascending for each user, as {@link dev.dyad.ratings.Ratings#dayOf} counts
 * @param biases of each entry, in the units of scores
 */
public record DayBiases(int[] starts, int[] days, float[] biases) {

    /** Those of a model that has none. */
    public static final DayBiases NONE = new DayBiases(new int[0], new int[0], new float[0]);

    public DayBiases {
        boolean sound = days.length == biases.length
                && (starts.length == 0 ? days.length == 0 : starts[0] == 0 && starts[starts.length - 1] == days.length);
        for (int user = 0; sound && user < starts.length - 1; user++) {
            sound = starts[user] <= starts[user + 1] && starts[user + 1] <= days.length;
            for (int k = starts[user] + 1; sound && k < starts[user + 1]; k++) {
                sound = days[k - 1] < days[k];
            }
        }
        if (!sound) {
            throw new IllegalArgumentException("days of users that do not ascend, or without their biases");
        }
    }

    /** How many users there are; 0 where there are no such biases. */
    int users() {
        return Math.max(0, starts.length - 1);
    }

    /** What a day adds to a user's scores, 0 where nothing was learned of it. */
    float of(int user, int day) {
        if (starts.length == 0) {
            return 0;
        }
        int at = Arrays.binarySearch(days, starts[user], starts[user + 1], day);
        return at < 0 ? 0 : biases[at];
    }
}
