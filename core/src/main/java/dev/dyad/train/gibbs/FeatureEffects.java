package dev.dyad.train.gibbs;

import dev.dyad.ratings.FeatureMatrix;

/**
 * The features' factors a, and what they add to the means of rows. Given the rows, one feature's a is drawn after another
 * from its conditional N(t / w, (w Λ)⁻¹), with w = λ + Σ x² and t = Σ x (p − μ − what the others explain) over the rows
 * that have it.
 */
final class FeatureEffects {

    private final GibbsSide side;
    private final FeatureMatrix features;
    private final int n;
    private final int[] starts;
    private final int[] rows;
    private final float[] weights;
    private final double[] factors;
    private final double[] means;
    private double strength = 1;

    FeatureEffects(GibbsSide side) {
        this.side = side;
        features = side.features();
        n = side.size();
        factors = new double[features.count() * n];
        means = new double[features.isEmpty() ? 0 : Math.multiplyExact(side.rows(), n)];
        starts = new int[features.count() + 1];
        int entries = features.start(features.rows());
        rows = new int[entries];
        weights = new float[entries];
        byFeature(entries);
    }

    /** Turns the rows' lists of features into the features' lists of rows. */
    private void byFeature(int entries) {
        for (int k = 0; k < entries; k++) {
            starts[features.feature(k) + 1]++;
        }
        for (int f = 0; f < features.count(); f++) {
            starts[f + 1] += starts[f];
        }
        int[] next = starts.clone();
        for (int row = 0; row < features.rows(); row++) {
            for (int k = features.start(row); k < features.start(row + 1); k++) {
                int at = next[features.feature(k)]++;
                rows[at] = row;
                weights[at] = features.weight(k);
            }
        }
    }

    boolean isEmpty() {
        return features.isEmpty();
    }

    int count() {
        return features.count();
    }

    /** All factors, feature by feature; not a copy. */
    double[] factors() {
        return factors;
    }

    /** λ: how strongly factors are held to 0, in rows. */
    double strength() {
        return strength;
    }

    void setStrength(double other) {
        strength = other;
    }

    /** What a row's features add to the k-th number of its mean. */
    double of(int row, int k) {
        return means.length == 0 ? 0 : means[row * n + k];
    }

    /** Adds λ Σ a aᵀ, on and above the diagonal: the factors, too, tell of Λ. */
    void addScatter(double[] scatter) {
        for (int f = 0; f < count(); f++) {
            for (int i = 0; i < n; i++) {
                for (int j = i; j < n; j++) {
                    scatter[i * n + j] += strength * factors[f * n + i] * factors[f * n + j];
                }
            }
        }
    }

    /** Draws the factors and then λ. */
    void draw(double[] mean, double[] precision, double[] root, Draws draws) {
        if (isEmpty()) {
            return;
        }
        double squares = 0;
        for (int f = 0; f < count(); f++) {
            drawFeature(f, mean, root, draws);
            squares += square(f, precision);
        }
        strength = draws.gamma(1 + 0.5 * count() * n) / (1 + 0.5 * squares);
        setMeans();
    }

    private void drawFeature(int feature, double[] mean, double[] root, Draws draws) {
        double[] sum = new double[n];
        double weight = strength;
        int own = feature * n;
        for (int k = starts[feature]; k < starts[feature + 1]; k++) {
            int row = rows[k];
            if (side.ratings().count(row) > 0) {
                weight += weights[k] * weights[k];
                for (int i = 0; i < n; i++) {
                    double others = means[row * n + i] - weights[k] * factors[own + i];
                    sum[i] += weights[k] * (side.values()[side.at(row) + i] - mean[i] - others);
                }
            }
        }
        double[] noise = GibbsPrior.noise(root, draws, Math.sqrt(weight));
        for (int i = 0; i < n; i++) {
            double before = factors[own + i];
            factors[own + i] = sum[i] / weight + noise[i];
            sum[i] = factors[own + i] - before;
        }
        for (int k = starts[feature]; k < starts[feature + 1]; k++) {
            for (int i = 0; i < n; i++) {
                means[rows[k] * n + i] += weights[k] * sum[i];
            }
        }
    }

    /** aᵀ Λ a. */
    private double square(int feature, double[] precision) {
        double square = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                square += factors[feature * n + i] * precision[i * n + j] * factors[feature * n + j];
            }
        }
        return square;
    }

    /** Works the means out afresh, so that they have the bits that a resumed fit gives them. */
    void setMeans() {
        for (int row = 0; row < features.rows() && !isEmpty(); row++) {
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int k = features.start(row); k < features.start(row + 1); k++) {
                    sum += features.weight(k) * factors[features.feature(k) * n + i];
                }
                means[row * n + i] = sum;
            }
        }
    }
}
