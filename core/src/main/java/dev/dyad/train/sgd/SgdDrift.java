package dev.dyad.train.sgd;

import dev.dyad.model.FactorMatrix;
import dev.dyad.model.ItemDrift;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.Stretches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The biases of items in stretches of time, group by group as the items' other parameters are. */
final class SgdDrift {

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
        this(items, stretches(ratings, (int) Tune.f("bins", 30)));
        for (int i = 0; i < ratings.size(); i++) {
            int item = ratings.item(i);
            weights[items.group(item)][items.place(item) * stretches.count() + stretches.of(ratings.day(i))]++;
        }
        float w = Tune.f("bw", 20);
        for (float[] group : weights) {
            for (int k = 0; k < group.length; k++) {
                group[k] = w / Math.max(1, group[k]);
            }
        }
    }

    /** Stretches of whole days with about as many ratings in each. */
    private static Stretches stretches(Ratings ratings, int count) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int i = 0; i < ratings.size(); i++) {
            first = Math.min(first, ratings.day(i));
            last = Math.max(last, ratings.day(i));
        }
        int[] byDay = new int[last - first + 1];
        for (int i = 0; i < ratings.size(); i++) {
            byDay[ratings.day(i) - first]++;
        }
        int[] starts = new int[count];
        int found = 0;
        long before = 0;
        for (int day = 1; day < byDay.length && found < count - 1; day++) {
            before += byDay[day - 1];
            if (before * count >= (long) ratings.size() * (found + 1)) {
                starts[found++] = first + day;
                while (found < count - 1 && before * count >= (long) ratings.size() * (found + 1)) {
                    // A day with more than its share makes for one stretch fewer.
                    count--;
                }
            }
        }
        return new Stretches(Arrays.copyOf(starts, found));
    }

    boolean isEmpty() {
        return items.count() == 0;
    }

    Stretches stretches() {
        return stretches;
    }

    float[] biases(int group) {
        return biases[group];
    }

    /** The weight of the regularization of each bias, for each of its ratings. */
    float[] weights(int group) {
        return weights[group];
    }

    List<SgdArray> arrays() {
        List<SgdArray> arrays = new ArrayList<>();
        for (int g = 0; g < biases.length; g++) {
            arrays.add(new SgdArray("items.%d.drift".formatted(g), biases[g]));
        }
        return arrays;
    }

    /** What an item has in the last stretch, 0 where there are none. */
    float present(int item) {
        int n = stretches.count();
        return isEmpty() ? 0 : biases[items.group(item)][items.place(item) * n + n - 1];
    }

    /**
     * As they stand, without what each item has in the last stretch.
     *
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
