package dev.dyad.model;

import dev.dyad.ratings.Ratings;
import java.util.Arrays;

/**
 * A bias of each user and each period, such as a day, that has training ratings. Immutable.
 *
 * @param seconds that a period lasts
 * @param starts users + 1 positions: user u has the entries from {@code starts[u]} to {@code starts[u + 1]}; empty where
 *     there are no such biases
 * @param periods of each entry, ascending for each user, as {@link Ratings#periodOf} counts
 * @param biases of each entry, in the units of scores
 */
public record PeriodBiases(int seconds, int[] starts, int[] periods, float[] biases) {

    /** Those of a model that has none. */
    public static final PeriodBiases NONE =
            new PeriodBiases(Ratings.SECONDS_A_DAY, new int[0], new int[0], new float[0]);

    public PeriodBiases {
        starts = starts.clone();
        periods = periods.clone();
        biases = biases.clone();
        boolean sound = seconds > 0
                && periods.length == biases.length
                && (starts.length == 0
                        ? periods.length == 0
                        : starts[0] == 0 && starts[starts.length - 1] == periods.length);
        for (int user = 0; sound && user < starts.length - 1; user++) {
            sound = starts[user] <= starts[user + 1] && starts[user + 1] <= periods.length;
            for (int k = starts[user] + 1; sound && k < starts[user + 1]; k++) {
                sound = periods[k - 1] < periods[k];
            }
        }
        if (!sound) {
            throw new IllegalArgumentException("periods of users that do not ascend, or without their biases");
        }
    }

    /** A copy of the positions. */
    @Override
    public int[] starts() {
        return starts.clone();
    }

    /** A copy of the periods. */
    @Override
    public int[] periods() {
        return periods.clone();
    }

    /** A copy of the biases. */
    @Override
    public float[] biases() {
        return biases.clone();
    }

    /** Whether there are no such biases. */
    public boolean isEmpty() {
        return starts.length == 0;
    }

    /** How many users there are; 0 where there are no such biases. */
    int users() {
        return Math.max(0, starts.length - 1);
    }

    /** What a time adds to a user's scores, 0 where nothing was learned of its period. */
    float of(int user, long time) {
        if (isEmpty()) {
            return 0;
        }
        int at = Arrays.binarySearch(periods, starts[user], starts[user + 1], Ratings.periodOf(time, seconds));
        return at < 0 ? 0 : biases[at];
    }
}
