package dev.dyad.train.gibbs;

import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.train.fit.FeatureRows;

/**
 * The features' factors a, and what they add to the means of rows. Given the rows, one feature's a is drawn after another
 * from its conditional N(t / w, (w Λ)⁻¹), with w = λ + Σ x² and t = Σ x (p − μ − what the others explain) over the rows
 * that have it.
 */
final class FeatureEffects {

    private final GibbsSide side;
    private final FeatureMatrix features;
    private final int n;
    private final FeatureRows byFeature;
    private final double[] factors;
    private final double[] means;
    private double strength = 1;

    FeatureEffects(GibbsSide side) {
        this.side = side;
        features = side.features();
        n = side.size();
        factors = new double[features.count() * n];
        means = new double[features.isEmpty() ? 0 : Math.multiplyExact(side.rows(), n)];
        byFeature = new FeatureRows(features);
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
        for (int k = byFeature.start(feature); k < byFeature.start(feature + 1); k++) {
            int row = byFeature.row(k);
            if (side.ratings().count(row) > 0) {
                weight += byFeature.weight(k) * byFeature.weight(k);
                for (int i = 0; i < n; i++) {
                    double others = means[row * n + i] - byFeature.weight(k) * factors[own + i];
                    sum[i] += byFeature.weight(k) * (side.values()[side.at(row) + i] - mean[i] - others);
                }
            }
        }
        double[] noise = GibbsPrior.noise(root, draws, Math.sqrt(weight));
        for (int i = 0; i < n; i++) {
            double before = factors[own + i];
            factors[own + i] = sum[i] / weight + noise[i];
            sum[i] = factors[own + i] - before;
        }
        for (int k = byFeature.start(feature); k < byFeature.start(feature + 1); k++) {
            for (int i = 0; i < n; i++) {
                means[byFeature.row(k) * n + i] += byFeature.weight(k) * sum[i];
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
