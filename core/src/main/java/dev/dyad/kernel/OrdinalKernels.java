package dev.dyad.kernel;

/**
 * The arithmetic of an ordinal head. With score z, in logits, a rating whose level lies between the thresholds τ_below and
 * τ_above has the likelihood σ(τ_above − z) − σ(τ_below − z). With u = e^(τ_below − z) and v = e^(τ_above − z) it is
 * (v − u) / ((1 + u) (1 + v)), its logarithm's derivative by the score (u v − 1) / ((1 + u) (1 + v)), and by the upper
 * threshold (1 + u) v / ((1 + v) (v − u)): without a difference of numbers close to 1, so that they hold in the tails, and
 * with one quotient for all.
 */
public sealed interface OrdinalKernels permits ScalarOrdinalKernels, VectorOrdinalKernels {

    /** Where powers are cut off: σ(±28) is within 10⁻¹² of 0 or 1, and products of three powers are finite. */
    float BOUND = 28;

    /** The least that e^τ grows by from one threshold to the next, in proportion: what divides by it stays finite. */
    float NARROWEST = 1e-4f;

    /** The kernels of this machine: vector ones where the Vector API module is there, scalar ones otherwise. */
    static OrdinalKernels instance() {
        return KernelChoice.ORDINAL;
    }

    /**
     * What a rating says.
     *
     * @param bounds thresholds between −∞ and ∞; a level lies between the one of its number and the next
     * @param likelihoods where the rating's likelihood goes, at {@code j}
     * @param pulls where its logarithm's derivative by the score goes
     * @param widths where that by the upper threshold goes
     */
    default void rating(
            float logits, int level, float[] bounds, int j, float[] likelihoods, float[] pulls, float[] widths) {
        float u = power(bounds[level] - logits);
        float v = power(bounds[level + 1] - logits);
        float below = 1 + u;
        float above = 1 + v;
        float between = Math.max(v - u, NARROWEST * v);
        float quotient = 1 / (below * above * between);
        likelihoods[j] = between * between * quotient;
        pulls[j] = (u * v - 1) * between * quotient;
        widths[j] = below * below * v * quotient;
    }

    private static float power(float x) {
        return (float) Exponential.of(x < -BOUND ? -BOUND : x > BOUND ? BOUND : x);
    }

    /** The same for four ratings with the same thresholds. */
    void fourRatings(float[] logits, int[] levels, float[] bounds, float[] likelihoods, float[] pulls, float[] widths);
}
