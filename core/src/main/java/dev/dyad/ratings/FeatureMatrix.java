package dev.dyad.ratings;

import java.util.List;

/**
 * The features of every user or item row as a sparse matrix: row r has weight {@code weight(k)} on feature
 * {@code feature(k)} for each k from {@code start(r)} to {@code start(r + 1)}. Immutable.
 */
public final class FeatureMatrix {

    private final List<String> names;
    private final int[] starts;
    private final int[] features;
    private final float[] weights;

    /**
     * @param names one per feature
     * @param starts rows + 1 ascending positions, from 0 to the number of weights
     * @param features the feature of each weight, below the number of names; each at most once in a row
     * @param weights as many as features
     */
    public FeatureMatrix(List<String> names, int[] starts, int[] features, float[] weights) {
        this.names = List.copyOf(names);
        this.starts = starts.clone();
        this.features = features.clone();
        this.weights = weights.clone();
        validate();
    }

    private void validate() {
        boolean sound = starts.length > 0
                && starts[0] == 0
                && starts[starts.length - 1] == features.length
                && features.length == weights.length;
        for (int r = 0; sound && r < starts.length - 1; r++) {
            sound = starts[r] <= starts[r + 1];
        }
        for (int k = 0; sound && k < features.length; k++) {
            sound = features[k] >= 0 && features[k] < names.size() && Float.isFinite(weights[k]);
        }
        int[] metIn = new int[names.size()];
        for (int r = 0; sound && r < starts.length - 1; r++) {
            for (int k = starts[r]; k < starts[r + 1]; k++) {
                sound &= metIn[features[k]] != r + 1;
                metIn[features[k]] = r + 1;
            }
        }
        if (!sound) {
            throw new IllegalArgumentException("feature matrix: starts, features and weights do not fit together");
        }
    }

    /** No features at all, for so many rows. */
    public static FeatureMatrix none(int rows) {
        return new FeatureMatrix(List.of(), new int[rows + 1], new int[0], new float[0]);
    }

    public int rows() {
        return starts.length - 1;
    }

    /** How many different features there are. */
    public int count() {
        return names.size();
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** The name of each feature, such as {@code genre=Comedy}. */
    public List<String> names() {
        return names;
    }

    /** Where a row's weights start; {@code start(rows())} is their number. */
    public int start(int row) {
        return starts[row];
    }

    public int feature(int k) {
        return features[k];
    }

    public float weight(int k) {
        return weights[k];
    }
}
