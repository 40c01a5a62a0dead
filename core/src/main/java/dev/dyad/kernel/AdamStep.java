package dev.dyad.kernel;

/**
 * The constants of Adam, as in torch: a step of a parameter with gradient g is m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂)
 * g², θ ← θ − (rate · m / (√v + epsilon) + shrink · θ), where {@link AdamClock} gives rate and epsilon with their bias
 * corrections, and the share of θ that weight decay takes. Both movements are added first, since a share of θ that is
 * smaller than the last bit of θ would be lost on its own.
 */
final class AdamStep {

    /** β₁, the decay of the mean gradient. */
    static final double BETA1 = 0.9;

    /** β₂, the decay of the mean squared gradient. */
    static final double BETA2 = 0.999;

    /** ε, as torch adds it: after the bias correction of √v. */
    static final double EPSILON = 1e-8;

    static final float GAIN1 = (float) (1 - BETA1);
    static final float GAIN2 = (float) (1 - BETA2);

    private AdamStep() {}
}
