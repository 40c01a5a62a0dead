package dev.dyad.train.gibbs;

import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.train.fit.Gaussian;
import dev.dyad.train.fit.RatingsByRow;

/**
 * The rows of one side, its users or its items: each has {@code dim} factors and its bias, one after the other, the bias 0
 * where the side has none. Rows without a rating stand at the mean that the prior gives them; nothing depends on them.
 */
final class GibbsSide {

    private final String name;
    private final RatingsByRow ratings;
    private final FeatureMatrix features;
    private final int dim;
    private final boolean biased;
    private final float[] values;
    private final float[] means;
    private final GibbsPrior prior;

    /** @param name of its own, for random streams and checkpoints */
    GibbsSide(String name, RatingsByRow ratings, FeatureMatrix features, int dim, boolean biased) {
        this.name = name;
        this.ratings = ratings;
        this.features = features;
        this.dim = dim;
        this.biased = biased;
        values = new float[Math.multiplyExact(ratings.rows(), dim + 1)];
        means = new float[values.length];
        prior = new GibbsPrior(this);
    }

    /** Draws the factors, of rows that have ratings. */
    void draw(long stream, double deviation) {
        for (int row = 0; row < rows(); row++) {
            for (int k = 0; ratings.count(row) > 0 && k < dim; k++) {
                long place = at(row) + k;
                values[at(row) + k] = (float) (Gaussian.at(stream, place) * deviation);
            }
        }
    }

    /** Puts a drawn row in its place; one without ratings stays at its mean. */
    void set(int row, double[] mean, double[] noise) {
        boolean rated = ratings.count(row) > 0;
        for (int k = 0; k < size(); k++) {
            means[at(row) + k] = (float) mean[k];
            values[at(row) + k] = (float) (rated ? mean[k] + noise[k] : mean[k]);
        }
    }

    /** Where the rows' own numbers would lie in the mean of many draws given the same rows of the other side. */
    float[] means() {
        return means;
    }

    /** Σ z zᵀ / Σ 1 over the ratings of this side's rows, z a row with 1 for the other side's bias. */
    double[] moments(int size) {
        double[] sums = new double[size * size];
        double[] z = new double[dim + 1];
        z[dim] = 1;
        for (int row = 0; row < rows(); row++) {
            for (int k = 0; k < dim; k++) {
                z[k] = values[at(row) + k];
            }
            double weight = (double) ratings.count(row) / ratings.start(rows());
            for (int i = 0; i < size && weight > 0; i++) {
                for (int j = 0; j < size; j++) {
                    sums[i * size + j] += weight * z[i] * z[j];
                }
            }
        }
        return sums;
    }

    String name() {
        return name;
    }

    int rows() {
        return ratings.rows();
    }

    RatingsByRow ratings() {
        return ratings;
    }

    FeatureMatrix features() {
        return features;
    }

    GibbsPrior prior() {
        return prior;
    }

    int dim() {
        return dim;
    }

    boolean isBiased() {
        return biased;
    }

    /** How many numbers of a row are drawn: its factors, and its bias if it has one. */
    int size() {
        return biased ? dim + 1 : dim;
    }

    /** Where in {@link #values} a row starts. */
    int at(int row) {
        return row * (dim + 1);
    }

    /** All rows, one after the other; not a copy. */
    float[] values() {
        return values;
    }

    float bias(int row) {
        return values[at(row) + dim];
    }
}
