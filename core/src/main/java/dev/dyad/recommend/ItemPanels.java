package dev.dyad.recommend;

import dev.dyad.kernel.Kernels;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Similarity;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The items that can be recommended, as a matrix product wants them: panels of a tile's width, each number of all its
 * items side by side, their biases before them. The most promising stand first, by what a user of average length could
 * give them at most, so that a bound of a panel tells early that it has nothing for a user. Immutable.
 */
final class ItemPanels {

    private static final int WIDTH = Kernels.instance().tileItems();

    private final int[] items;
    private final int dim;
    private final float[][] panels;
    private final float[] lengths;
    private final float[] biases;
    private final double greatestBias;
    private final double greatestLength;
    private final double greatestNorm;

    private ItemPanels(FactorModel factors, int[] items) {
        this.items = items;
        this.dim = factors.itemVectors().dim();
        this.panels = new float[(items.length + WIDTH - 1) / WIDTH][];
        this.lengths = new float[panels.length];
        this.biases = new float[panels.length];
        double bias = 0;
        double norm = 0;
        float[] vector = new float[dim];
        for (int p = 0; p < panels.length; p++) {
            // Places without an item have a score of −∞.
            panels[p] = new float[(dim + 1) * WIDTH];
            Arrays.fill(panels[p], 0, WIDTH, Float.NEGATIVE_INFINITY);
            biases[p] = Float.NEGATIVE_INFINITY;
            for (int i = 0; i < WIDTH && p * WIDTH + i < items.length; i++) {
                int item = items[p * WIDTH + i];
                factors.itemVectors().copyRow(item, vector, 0);
                norm = Math.max(norm, length(vector, 0, dim, 1));
                scale(vector, itemScale(factors, item));
                bias = Math.max(bias, Math.abs(factors.items().bias(item)));
                put(p, i, factors.items().bias(item), vector);
            }
        }
        this.greatestBias = bias;
        this.greatestNorm = norm;
        this.greatestLength = greatest(lengths);
    }

    /** These items of a model, for users of that mean length. */
    static ItemPanels of(FactorModel factors, BitSet items, double userLength) {
        float[] vector = new float[factors.itemVectors().dim()];
        long[] promising = items.stream()
                .mapToLong(item -> {
                    factors.itemVectors().copyRow(item, vector, 0);
                    double length = length(vector, 0, vector.length, 1) * itemScale(factors, item);
                    return BestItems.entry(item, (float) (factors.items().bias(item) + userLength * length));
                })
                .sorted()
                .toArray();
        int[] order = new int[promising.length];
        Arrays.setAll(order, i -> BestItems.item(promising[promising.length - 1 - i]));
        return new ItemPanels(factors, order);
    }

    /** What an item's vector is multiplied by, so that scores are inner products. */
    private static float itemScale(FactorModel factors, int item) {
        return factors.spec().similarity() == Similarity.COSINE
                ? 1 / Math.max(factors.itemVectors().norm(item), Similarity.MIN_NORM)
                : 1;
    }

    /** What a user's vector is multiplied by. */
    static float userScale(FactorModel factors, int user) {
        return factors.spec().similarity() == Similarity.COSINE
                ? (float) factors.scale().halfRange()
                        / Math.max(factors.userVectors().norm(user), Similarity.MIN_NORM)
                : 1;
    }

    static void scale(float[] vector, float scale) {
        for (int k = 0; k < vector.length; k++) {
            vector[k] *= scale;
        }
    }

    private void put(int p, int place, float bias, float[] vector) {
        float[] panel = panels[p];
        panel[place] = bias;
        for (int k = 0; k < dim; k++) {
            panel[(k + 1) * WIDTH + place] = vector[k];
        }
        biases[p] = Math.max(biases[p], bias);
        lengths[p] = Math.max(lengths[p], (float) length(vector, 0, dim, 1));
    }

    /** The Euclidean length of {@code n} numbers, {@code step} apart. */
    static double length(float[] numbers, int from, int n, int step) {
        double squares = 0;
        for (int k = 0; k < n; k++) {
            double number = numbers[from + k * step];
            squares += number * number;
        }
        return Math.sqrt(squares);
    }

    private static double greatest(float[] numbers) {
        float greatest = 0;
        for (float number : numbers) {
            greatest = Math.max(greatest, number);
        }
        return greatest;
    }

    int size() {
        return panels.length;
    }

    int itemCount() {
        return items.length;
    }

    /** Biases and vectors, as {@link Kernels#scoreTile} takes them. */
    float[] panel(int p) {
        return panels[p];
    }

    /** The row of the item at a place of a panel, −1 where there is none. */
    int item(int p, int place) {
        int at = p * WIDTH + place;
        return at < items.length ? items[at] : -1;
    }

    /** The greatest bias of a panel. */
    float bias(int p) {
        return biases[p];
    }

    /** The greatest length of a panel's vectors, as they stand there. */
    float length(int p) {
        return lengths[p];
    }

    /** The greatest size of a bias. */
    double greatestBias() {
        return greatestBias;
    }

    /** The greatest length of all vectors, as they stand in the panels. */
    double greatestLength() {
        return greatestLength;
    }

    /** The greatest length of all vectors, as they stand in the model. */
    double greatestNorm() {
        return greatestNorm;
    }
}
