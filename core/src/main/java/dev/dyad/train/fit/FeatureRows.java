package dev.dyad.train.fit;

import dev.dyad.ratings.FeatureMatrix;

/** The rows' lists of features turned into the features' lists of rows, each in the order of the rows. */
public final class FeatureRows {

    private final int[] starts;
    private final int[] rows;
    private final float[] weights;

    public FeatureRows(FeatureMatrix features) {
        int entries = features.start(features.rows());
        starts = new int[features.count() + 1];
        rows = new int[entries];
        weights = new float[entries];
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

    /** Where a feature's rows start; those of the next start where they end. */
    public int start(int feature) {
        return starts[feature];
    }

    /** The row of the k-th entry. */
    public int row(int k) {
        return rows[k];
    }

    /** The weight that the feature has in that row. */
    public float weight(int k) {
        return weights[k];
    }
}
