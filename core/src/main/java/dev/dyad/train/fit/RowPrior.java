package dev.dyad.train.fit;

import dev.dyad.kernel.Kernels;
import dev.dyad.ratings.FeatureMatrix;
import java.util.Arrays;

/**
 * What the rows of a side shrink to: Σ x · a over a row's features, x their weights and a the features' factors. The
 * factors are those that fit the rows best, each row as heavy as its regularization: the same sum is minimized as by the
 * rows' own steps.
 */
public final class RowPrior {

    private static final Kernels KERNELS = Kernels.instance();

    /** Sweeps over the features after an epoch; they start from where the last ones ended. */
    private static final int SWEEPS = 2;

    private final FeatureMatrix features;
    private final RowPlaces places;
    private final FeatureRows byFeature;
    private final int width;
    private final float[] factors;
    private final float[][] means;

    /**
     * @param places of the rows
     * @param width numbers of a row
     */
    public RowPrior(FeatureMatrix features, RowPlaces places, int width) {
        this(features, places, width, false);
    }

    /** @param isShared whether something else adds to the means, too */
    public RowPrior(FeatureMatrix features, RowPlaces places, int width, boolean isShared) {
        this.features = features;
        this.places = places;
        this.width = width;
        this.factors = new float[Math.multiplyExact(features.count(), width)];
        this.means = new float[features.isEmpty() && !isShared ? 0 : places.count()][];
        for (int g = 0; g < means.length; g++) {
            means[g] = new float[Math.multiplyExact(places.size(g), width)];
        }
        byFeature = new FeatureRows(features);
    }

    /** Whether rows shrink to 0. */
    public boolean isZero() {
        return means.length == 0;
    }

    /** Adds c times what a row's features say of it. */
    public void addFeatures(float c, int row, float[] target, int offset) {
        for (int k = features.start(row); k < features.start(row + 1); k++) {
            KERNELS.addScaled(c * features.weight(k), factors, features.feature(k) * width, target, offset, width);
        }
    }

    public FeatureMatrix features() {
        return features;
    }

    /** The mean of each row of a group, as wide as the rows themselves. */
    public float[] means(int group) {
        return means[group];
    }

    /** The factors of all features, one after the other. */
    public float[] factors() {
        return factors;
    }

    /** Copies the first {@code dim} factors of a feature to {@code target[offset]} and on. */
    public void copyFactors(int feature, float[] target, int offset, int dim) {
        System.arraycopy(factors, feature * width, target, offset, dim);
    }

    /**
     * Fits the features' factors to the rows, feature by feature.
     *
     * @param ridge the weight of a feature's own regularization
     */
    public void fit(PriorRows of, float ridge) {
        float[] sum = new float[width];
        for (int sweep = 0; !isZero() && sweep < SWEEPS; sweep++) {
            for (int f = 0; f < features.count(); f++) {
                fit(f, of, ridge, sum);
            }
        }
    }

    private void fit(int feature, PriorRows of, float ridge, float[] sum) {
        Arrays.fill(sum, 0);
        int own = feature * width;
        float total = ridge;
        for (int k = byFeature.start(feature); k < byFeature.start(feature + 1); k++) {
            float weight = of.totalWeight(byFeature.row(k)) * byFeature.weight(k);
            total += weight * byFeature.weight(k);
            addRow(of, byFeature.row(k), weight, sum);
        }
        if (total <= 0) {
            return;
        }
        // The rows' part that this feature alone had explained belongs to what it is fitted to.
        KERNELS.addScaled(total - ridge, factors, own, sum, 0, width);
        for (int n = 0; n < width; n++) {
            float now = sum[n] / total;
            sum[n] = now - factors[own + n];
            factors[own + n] = now;
        }
        for (int k = byFeature.start(feature); k < byFeature.start(feature + 1); k++) {
            int group = places.group(byFeature.row(k));
            KERNELS.addScaled(byFeature.weight(k), sum, 0, means[group], places.place(byFeature.row(k)) * width, width);
        }
    }

    /** Adds weight · (p − m) of a row. */
    private void addRow(PriorRows of, int row, float weight, float[] sum) {
        int group = places.group(row);
        int at = places.place(row) * width;
        if (weight != 0) {
            KERNELS.addScaled(weight, of.factors(group), at, sum, 0, width);
            KERNELS.addScaled(-weight, means[group], at, sum, 0, width);
        }
    }

    /** Works the means out from the features' factors. */
    public void setMeans() {
        for (int row = 0; !isZero() && row < features.rows(); row++) {
            float[] target = means[places.group(row)];
            int at = places.place(row) * width;
            Arrays.fill(target, at, at + width, 0);
            addFeatures(1, row, target, at);
        }
    }
}
