package dev.dyad.train.als;

import dev.dyad.kernel.Parallel;
import dev.dyad.kernel.RidgeKernels;
import dev.dyad.model.FactorMatrix;
import dev.dyad.model.Side;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Seeds;
import dev.dyad.train.fit.ParameterArray;
import dev.dyad.train.fit.PriorRows;
import dev.dyad.train.fit.RowPlaces;
import dev.dyad.train.fit.RowPrior;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The parameters of the users or the items. A row has the factors, then the bias where its side has biases, then zeros.
 * Rows lie in pages, so that they are not bounded by the length of an array.
 */
final class AlsSide implements RowPlaces, PriorRows {

    private static final RidgeKernels KERNELS = RidgeKernels.instance();
    private static final int SHIFT = 12;
    private static final int PAGE = 1 << SHIFT;

    /** Pages whose sums of products are held at a time. */
    private static final int WAVE = 16;

    private final int dim;
    private final int width;
    private final int unknowns;
    private final int[] ratings;
    private final float[] weights;
    private final float[][] pages;
    private final RowPrior prior;

    /**
     * @param width numbers of a row of either side
     * @param unknowns of a row: the factors, and the bias where there is one
     * @param ratings how many each row has
     * @param weights of each row's regularization
     */
    AlsSide(int dim, int width, int unknowns, int[] ratings, float[] weights, FeatureMatrix features) {
        this.dim = dim;
        this.width = width;
        this.unknowns = unknowns;
        this.ratings = ratings;
        this.weights = weights;
        this.pages = new float[(ratings.length + PAGE - 1) >>> SHIFT][];
        for (int p = 0; p < pages.length; p++) {
            pages[p] = new float[Math.multiplyExact(size(p), width)];
        }
        this.prior = new RowPrior(features, this, width);
    }

    /** Draws the factors of rows that have ratings, evenly from a range around 0. */
    void draw(long seed, String stream, double deviation) {
        double range = deviation * Math.sqrt(12);
        for (int row = 0; row < ratings.length; row++) {
            SplittableRandom random = new SplittableRandom(Seeds.stream(seed, stream, row));
            for (int k = 0; ratings[row] > 0 && k < dim; k++) {
                factors(group(row))[at(row) + k] = (float) (range * (random.nextDouble() - 0.5));
            }
        }
    }

    @Override
    public int count() {
        return pages.length;
    }

    @Override
    public int size(int group) {
        return Math.min(PAGE, ratings.length - (group << SHIFT));
    }

    @Override
    public int group(int row) {
        return row >>> SHIFT;
    }

    @Override
    public int place(int row) {
        return row & (PAGE - 1);
    }

    @Override
    public float[] factors(int group) {
        return pages[group];
    }

    @Override
    public float totalWeight(int row) {
        return ratings[row] == 0 ? 0 : weights[row];
    }

    /** Where in its page a row starts. */
    int at(int row) {
        return place(row) * width;
    }

    int rows() {
        return ratings.length;
    }

    int unknowns() {
        return unknowns;
    }

    /** How many training ratings a row has. */
    int ratings(int row) {
        return ratings[row];
    }

    RowPrior prior() {
        return prior;
    }

    /**
     * The sum of all rows' products of factors, by {@link RidgeKernels#addProducts}. Taken page by page and added up in
     * their order, whatever the number of threads.
     */
    float[] products(int threads) {
        float[] sum = new float[RidgeKernels.size(dim, width)];
        for (int first = 0; first < pages.length; first += WAVE) {
            int from = first;
            float[][] parts = new float[Math.min(WAVE, pages.length - first)][sum.length];
            Parallel.forEach(
                    threads,
                    parts.length,
                    p -> KERNELS.addProducts(pages[from + p], size(from + p), parts[p], dim, width));
            for (float[] part : parts) {
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += part[k];
                }
            }
        }
        return sum;
    }

    /** Every array of parameters. */
    List<ParameterArray> arrays(String side) {
        List<ParameterArray> arrays = new ArrayList<>();
        for (int p = 0; p < pages.length; p++) {
            arrays.add(new ParameterArray(side + "." + p, pages[p]));
        }
        arrays.add(new ParameterArray(side + ".features", prior.factors()));
        return arrays;
    }

    /**
     * This side of the model. A row without ratings has nothing of its own: its features answer for it, also for its bias.
     *
     * @param in what a score of 1 becomes
     */
    Side toModel(double in, int threads) {
        // So that products of two are right.
        float root = (float) Math.sqrt(in);
        FactorMatrix own = FactorMatrix.of(rows(), dim, threads, (row, target, offset) -> {
            for (int k = 0; ratings[row] > 0 && k < dim; k++) {
                target[offset + k] = root * (pages[group(row)][at(row) + k] - mean(row, k));
            }
        });
        FactorMatrix ofFeatures = FactorMatrix.of(prior.features().count(), dim, threads, (feature, target, offset) -> {
            prior.copyFactors(feature, target, offset, dim);
            for (int k = offset; k < offset + dim; k++) {
                target[k] *= root;
            }
        });
        return new Side(own, biases(in), prior.features(), ofFeatures);
    }

    private float[] biases(double in) {
        float[] biases = new float[unknowns > dim ? rows() : 0];
        for (int row = 0; row < biases.length; row++) {
            float bias = ratings[row] > 0 ? pages[group(row)][at(row) + dim] : mean(row, dim);
            biases[row] = (float) (bias * in);
        }
        return biases;
    }

    /** What a row's features say of its {@code k}-th number. */
    private float mean(int row, int k) {
        return prior.isZero() ? 0 : prior.means(group(row))[at(row) + k];
    }
}
