package dev.dyad.train.sgd;

import dev.dyad.kernel.Parallel;
import dev.dyad.model.DayBiases;
import dev.dyad.ratings.Ratings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The biases of users on each day that has training ratings of theirs, group by group as the users' other parameters are.
 */
final class SgdDays {

    /** Of a fit without them. */
    static final SgdDays NONE = new SgdDays(new SgdGroups(new int[0], 0));

    private final SgdGroups users;
    private final int[][] starts;
    private final int[][] days;
    private final float[][] weights;
    private final float[][] biases;

    private SgdDays(SgdGroups users) {
        this.users = users;
        starts = new int[users.count()][];
        days = new int[users.count()][];
        weights = new float[users.count()][];
        biases = new float[users.count()][];
    }

    SgdDays(Ratings ratings, SgdByUser byUser, SgdGroups users, int threads) {
        this(users);
        Parallel.forEach(threads, users.count(), g -> fill(g, users.rows(g), ratings, byUser));
    }

    private void fill(int group, int[] rows, Ratings ratings, SgdByUser byUser) {
        int most = 0;
        for (int row : rows) {
            most += users.ratings(row);
        }
        int[] found = new int[most];
        float[] counts = new float[most];
        int[] from = new int[rows.length + 1];
        int size = 0;
        for (int place = 0; place < rows.length; place++) {
            int n = users.ratings(rows[place]);
            int[] own = new int[n];
            for (int k = 0; k < n; k++) {
                own[k] = ratings.day(byUser.rating(byUser.start(rows[place]) + k));
            }
            Arrays.sort(own);
            for (int k = 0; k < n; k++) {
                if (k == 0 || own[k] != own[k - 1]) {
                    found[size++] = own[k];
                }
                counts[size - 1]++;
            }
            from[place + 1] = size;
        }
        starts[group] = from;
        days[group] = Arrays.copyOf(found, size);
        biases[group] = new float[size];
        weights[group] = Arrays.copyOf(counts, size);
        float w = Tune.f("dw", 5);
        for (int k = 0; k < size; k++) {
            weights[group][k] = w / weights[group][k];
        }
    }

    boolean isEmpty() {
        return users.count() == 0;
    }

    /** The number of a day among a user's days. */
    int number(int group, int place, int day) {
        int first = starts[group][place];
        return Arrays.binarySearch(days[group], first, starts[group][place + 1], day) - first;
    }

    /** Where a user's days start in {@link #biases}. */
    int start(int group, int place) {
        return starts[group][place];
    }

    float[] biases(int group) {
        return biases[group];
    }

    /** The weight of each day's regularization, for each of its ratings. */
    float[] weights(int group) {
        return weights[group];
    }

    List<SgdArray> arrays() {
        List<SgdArray> arrays = new ArrayList<>();
        for (int g = 0; g < biases.length; g++) {
            arrays.add(new SgdArray("users.%d.days".formatted(g), biases[g]));
        }
        return arrays;
    }

    /**
     * As they stand.
     *
     * @param in what a score of 1 becomes
     */
    DayBiases toModel(int rows, double in) {
        if (isEmpty()) {
            return DayBiases.NONE;
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
            for (int k = 0; k < from[row + 1] - from[row]; k++) {
                when[from[row] + k] = days[group][first + k];
                values[from[row] + k] = (float) (biases[group][first + k] * in);
            }
        }
        return new DayBiases(from, when, values);
    }
}
