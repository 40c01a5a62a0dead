package dev.dyad.kernel;

/**
 * e to the power of x by plain arithmetic: the same bits whether interpreted or compiled, which {@code Math.exp} does not
 * promise, and several times as fast as {@code StrictMath.exp}. The relative error is below 10⁻⁸.
 */
public final class Exponential {

    /** Where powers are cut off: σ(±40) is within 10⁻¹⁷ of 0 or 1, and products of several powers stay finite. */
    public static final double BOUND = 40;

    private static final double PER_LN2 = 1 / StrictMath.log(2);
    private static final double LN2 = StrictMath.log(2);
    private static final int EXPONENT_BIAS = 1023;
    private static final int MANTISSA_BITS = 52;

    private Exponential() {}

    /** e to the power of x, which counts as ±{@link #BOUND} beyond that. */
    public static double of(double x) {
        double bounded = x < -BOUND ? -BOUND : x > BOUND ? BOUND : x;
        double turns = bounded * PER_LN2;
        int n = (int) (turns + (turns < 0 ? -0.5 : 0.5));
        double r = bounded - n * LN2;
        double r2 = r * r;
        // Taylor's polynomial of the seventh degree; |r| is at most 0.35. In pairs, so that fewer products wait for
        // others.
        double low = (1 + r) + r2 * (0.5 + r * (1.0 / 6));
        double high = (1.0 / 24 + r * (1.0 / 120)) + r2 * (1.0 / 720 + r * (1.0 / 5040));
        return (low + r2 * r2 * high) * Double.longBitsToDouble((long) (n + EXPONENT_BIAS) << MANTISSA_BITS);
    }
}
