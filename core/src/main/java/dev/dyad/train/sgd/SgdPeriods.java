package dev.dyad.train.sgd;

import dev.dyad.kernel.Parallel;
import dev.dyad.model.PeriodBiases;
import dev.dyad.ratings.Ratings;
import dev.dyad.train.fit.ParameterArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The biases of users in each period, such as a day, that has training ratings of theirs, group by group as the users'
 * other parameters are.
 */
final class SgdPeriods {

    /** The length of a sitting in seconds: five minutes. Found by trying, as {@code docs/accuracy.md} tells. */
    static final int SITTING = 300;

    /** The weight of the regularization of a period's bias, whatever the number of its ratings. Found by trying. */
    private static final float WEIGHT = 8;

    /** Those of a fit without such biases. */
    static final SgdPeriods NONE = new SgdPeriods("none", Ratings.SECONDS_A_DAY, new SgdGroups(new int[0], 0));

    private final String name;
    private final int seconds;
    private final SgdGroups users;
    private final int[][] starts;
    private final int[][] periods;
    private final float[][] weights;
    private final float[][] biases;

    private SgdPeriods(String name, int seconds, SgdGroups users) {
        this.name = name;
        this.seconds = seconds;
        this.users = users;
        starts = new int[users.count()][];
        periods = new int[users.count()][];
        weights = new float[users.count()][];
        biases = new float[users.count()][];
    }

    /**
     * @param name of their own, as in a checkpoint
     * @param seconds that a period lasts
     */
    SgdPeriods(String name, int seconds, Ratings ratings, SgdByUser byUser, SgdGroups users, int threads) {
        this(name, seconds, users);
        Parallel.forEach(threads, users.count(), g -> fill(g, users.rows(g), ratings, byUser));
    }

    private void fill(int group, int[] rows, Ratings ratings, SgdByUser byUser) {
        int total = 0;
        for (int row : rows) {
            total += users.ratings(row);
        }
        int[] found = new int[total];
        int[] counts = new int[total];
        int[] from = new int[rows.length + 1];
        int size = 0;
        for (int place = 0; place < rows.length; place++) {
            int[] own = inOrder(rows[place], ratings, byUser);
            for (int k = 0; k < own.length; k++) {
                if (k == 0 || own[k] != own[k - 1]) {
                    found[size++] = own[k];
                }
                counts[size - 1]++;
            }
            from[place + 1] = size;
        }
        starts[group] = from;
        periods[group] = Arrays.copyOf(found, size);
        biases[group] = new float[size];
        weights[group] = new float[size];
        for (int k = 0; k < size; k++) {
            weights[group][k] = WEIGHT / counts[k];
        }
    }

    /** The period of each rating of a user, ascending. */
    private int[] inOrder(int user, Ratings ratings, SgdByUser byUser) {
        int[] own = new int[users.ratings(user)];
        for (int k = 0; k < own.length; k++) {
            own[k] = ratings.period(byUser.rating(byUser.start(user) + k), seconds);
        }
        Arrays.sort(own);
        return own;
    }

    /** Whether there are no such biases to learn. */
    boolean isEmpty() {
        return users.count() == 0;
    }

    /** The number of a time's period among a user's. */
    int number(int group, int place, long time) {
        int from = starts[group][place];
        return Arrays.binarySearch(periods[group], from, starts[group][place + 1], Ratings.periodOf(time, seconds))
                - from;
    }

    /**
     * For each period here the place in the other's {@link #biases} of the longer one that it lies in.
     *
     * @param longer whole numbers of these
     */
    int[][] within(SgdPeriods longer) {
        int[][] outer = new int[users.count()][0];
        for (int g = 0; g < outer.length && !longer.isEmpty(); g++) {
            outer[g] = new int[biases[g].length];
            for (int place = 0; place < starts[g].length - 1; place++) {
                for (int k = starts[g][place]; k < starts[g][place + 1]; k++) {
                    long time = (long) periods[g][k] * seconds;
                    outer[g][k] = longer.starts[g][place] + longer.number(g, place, time);
                }
            }
        }
        return outer;
    }

    /** Where a user's periods start in {@link #biases}; 0 where there are none. */
    int start(int group, int place) {
        return isEmpty() ? 0 : starts[group][place];
    }

    /** The biases of a group's periods, user by user; empty where there are none. */
    float[] biases(int group) {
        return isEmpty() ? new float[0] : biases[group];
    }

    /** The weight of the regularization of each, for each of its ratings. */
    float[] weights(int group) {
        return isEmpty() ? new float[0] : weights[group];
    }

    /** Every array of parameters. */
    List<ParameterArray> arrays() {
        List<ParameterArray> arrays = new ArrayList<>();
        for (int g = 0; g < biases.length; g++) {
            arrays.add(new ParameterArray("users.%d.%s".formatted(g, name), biases[g]));
        }
        return arrays;
    }

    /**
     * The biases as they stand.
     *
     * @param rows how many users there are
     * @param in what a score of 1 becomes
     */
    PeriodBiases toModel(int rows, double in) {
        if (isEmpty()) {
            return PeriodBiases.NONE;
        }
        int[] from = new int[rows + 1];
        for (int row = 0; row < rows; row++) {
            int[] of = starts[users.group(row)];
            from[row + 1] = from[row] + of[users.place(row) + 1] - of[users.place(row)];
        }
        int[] when = new int[from[rows]];
        float[] values = new float[from[rows]];
        for (int row = 0; row < rows; row++) {
            int group = users.group(row);
            int first = starts[group][users.place(row)];
            for (int k = from[row]; k < from[row + 1]; k++) {
                when[k] = periods[group][first + k - from[row]];
                values[k] = (float) (biases[group][first + k - from[row]] * in);
            }
        }
        return new PeriodBiases(seconds, from, when, values);
    }
}
