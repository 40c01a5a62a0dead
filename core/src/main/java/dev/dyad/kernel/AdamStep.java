package dev.dyad.kernel;

/**
 * The numbers of one step of Adam, with the bias corrections moved out of the vectors: θ −= rate · m / (√v + epsilon).
 * Mutable, so that a step costs no allocation: each thread keeps one and fills it in for each row.
 */
public final class AdamStep {

    /** β₁, the decay of the mean gradient. */
    public static final double BETA1 = 0.9;

    /** β₂, the decay of the mean squared gradient. */
    public static final double BETA2 = 0.999;

    /** ε, as torch adds it: after the bias correction of √v. */
    public static final double EPSILON = 1e-8;

    static final float GAIN1 = (float) (1 - BETA1);
    static final float GAIN2 = (float) (1 - BETA2);

    private float decay1;
    private float decay2;
    private float rate;
    private float epsilon;

    /**
     * @param decay1 β₁ to the power of this step and those missed before it
     * @param decay2 β₂, likewise
     * @param rate the learning rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ)
     * @param epsilon ε · √(1 − β₂ᵗ)
     */
    public void set(float decay1, float decay2, float rate, float epsilon) {
        this.decay1 = decay1;
        this.decay2 = decay2;
        this.rate = rate;
        this.epsilon = epsilon;
    }

    float decay1() {
        return decay1;
    }

    float decay2() {
        return decay2;
    }

    public float rate() {
        return rate;
    }

    public float epsilon() {
        return epsilon;
    }
}
