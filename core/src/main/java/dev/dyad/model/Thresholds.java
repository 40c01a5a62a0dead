package dev.dyad.model;

import dev.dyad.kernel.Exponential;
import dev.dyad.ratings.RatingScale;

/**
 * Where, on the axis of scores, one level ends and the next begins: P(level ≤ k) = σ(τ_k − score), with thresholds τ of
 * each user's own, as people use a scale in their own ways. Immutable.
 */
public final class Thresholds {

    /** Those of a model that has none. */
    public static final Thresholds NONE = new Thresholds(new float[0], FactorMatrix.empty(0));

    private final float[] shared;
    private final FactorMatrix own;

    /**
     * @param shared levels − 1 ascending numbers, in logits: for users that the model does not know
     * @param own users × (levels − 1), each row ascending
     */
    public Thresholds(float[] shared, FactorMatrix own) {
        boolean sound = own.dim() == shared.length && ascend(shared);
        float[] row = new float[own.dim()];
        for (int user = 0; sound && user < own.rows(); user++) {
            own.copyRow(user, row, 0);
            sound = ascend(row);
        }
        if (!sound) {
            throw new IllegalArgumentException("thresholds that do not ascend, or of different numbers");
        }
        this.shared = shared.clone();
        this.own = own;
    }

    private static boolean ascend(float[] numbers) {
        for (int k = 1; k < numbers.length; k++) {
            if (!(numbers[k - 1] <= numbers[k])) {
                return false;
            }
        }
        return true;
    }

    /** How many each user has: one less than there are levels; 0 where the model has none. */
    public int count() {
        return shared.length;
    }

    /** A copy of the shared ones. */
    public float[] shared() {
        return shared.clone();
    }

    /** Each user's own. */
    public FactorMatrix own() {
        return own;
    }

    /** What a score means for a user. */
    RatingDistribution distribution(RatingScale scale, int user, double score) {
        float[] row = new float[count()];
        own.copyRow(user, row, 0);
        return distribution(scale, row, score);
    }

    /** What a score means for a user that is not known. */
    RatingDistribution distribution(RatingScale scale, double score) {
        return distribution(scale, shared, score);
    }

    private static RatingDistribution distribution(RatingScale scale, float[] thresholds, double score) {
        double[] probabilities = new double[thresholds.length + 1];
        // Of e^(τ − score): σ of the one minus σ of the other is (v − u) / ((1 + u) (1 + v)), exact in the tails, too.
        double u = 0;
        for (int level = 0; level < thresholds.length; level++) {
            double v = Exponential.of(thresholds[level] - score);
            probabilities[level] = (v - u) / ((1 + u) * (1 + v));
            u = v;
        }
        probabilities[thresholds.length] = 1 / (1 + u);
        return new RatingDistribution(scale, probabilities);
    }
}
