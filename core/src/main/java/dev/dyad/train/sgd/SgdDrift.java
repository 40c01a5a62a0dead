package dev.dyad.train.sgd;

import dev.dyad.model.FactorMatrix;
import dev.dyad.model.ItemDrift;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.Stretches;
import dev.dyad.train.fit.ParameterArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The biases of items in stretches of time, group by group as the items' other parameters are. */
final class SgdDrift {

    /** Into so many stretches of time ratings are divided, fewer where they are of few days. */
    private static final int STRETCHES = 30;

    /** The weight of the regularization of a bias, whatever the number of its ratings. Found by trying. */
    private static final float WEIGHT = 30;

    /** Of a fit without them. */
    static final SgdDrift NONE = new SgdDrift(new SgdGroups(new int[0], 0), Stretches.ONE);

    private final SgdGroups items;
    private final Stretches stretches;
    private final float[][] weights;
    private final float[][] biases;

    private SgdDrift(SgdGroups items, Stretches stretches) {
        this.items = items;
        this.stretches = stretches;
        weights = new float[items.count()][];
        biases = new float[items.count()][];
        for (int g = 0; g < biases.length; g++) {
            biases[g] = new float[Math.multiplyExact(items.rows(g).length, stretches.count())];
            weights[g] = new float[biases[g].length];
        }
    }

    SgdDrift(Ratings ratings, SgdGroups items) {
        this(items, stretches(ratings));
        for (int i = 0; i < ratings.size(); i++) {
            int item = ratings.item(i);
            weights[items.group(item)][items.place(item) * stretches.count() + stretches.of(ratings.day(i))]++;
        }
        for (float[] group : weights) {
            for (int k = 0; k < group.length; k++) {
                group[k] = WEIGHT / Math.max(1, group[k]);
            }
        }
    }

    /** Stretches of whole days with about as many ratings in each. */
    private static Stretches stretches(Ratings ratings) {
        int[] days = new int[ratings.size()];
        for (int i = 0; i < days.length; i++) {
            days[i] = ratings.day(i);
        }
        Arrays.parallelSort(days);
        int[] starts = new int[STRETCHES];
        int found = 0;
        for (int k = 1; k < STRETCHES; k++) {
            int day = days[(int) ((long) days.length * k / STRETCHES)];
            // A day with more than its share makes for fewer stretches.
            if (day > (found == 0 ? days[0] : starts[found - 1])) {
                starts[found++] = day;
            }
        }
        return new Stretches(Arrays.copyOf(starts, found));
    }

    /** Whether items do not drift. */
    boolean isEmpty() {
        return items.count() == 0;
    }

    Stretches stretches() {
        return stretches;
    }

    /** Items × stretches of a group; empty where items do not drift. */
    float[] biases(int group) {
        return isEmpty() ? new float[0] : biases[group];
    }

    /** The weight of the regularization of each bias, for each of its ratings. */
    float[] weights(int group) {
        return isEmpty() ? new float[0] : weights[group];
    }

    /** Every array of parameters. */
    List<ParameterArray> arrays() {
        /** Every array of parameters. */
        List<ParameterArray> arrays = new ArrayList<>();
        for (int g = 0; g < biases.length; g++) {
            arrays.add(new ParameterArray("items.%d.drift".formatted(g), biases[g]));
        }
        return arrays;
    }

    /** What an item has in the last stretch, 0 where there are none. */
    float present(int item) {
        int n = stretches.count();
        return isEmpty() ? 0 : biases[items.group(item)][items.place(item) * n + n - 1];
    }

    /**
     * The biases as they stand, without what each item has in the last stretch.
     *
     * @param rows how many items there are
     * @param in what a score of 1 becomes
     */
    ItemDrift toModel(int rows, double in) {
        int n = stretches.count();
        return new ItemDrift(stretches, FactorMatrix.of(isEmpty() ? 0 : rows, n, (item, target, at) -> {
            float[] own = biases[items.group(item)];
            for (int k = 0; k < n; k++) {
                target[at + k] = (float) ((own[items.place(item) * n + k] - present(item)) * in);
            }
        }));
    }
}
