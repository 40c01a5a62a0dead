package dev.dyad.kernel;

import java.util.function.IntToDoubleFunction;

/**
 * Many of Adam's steps at once, for a parameter whose only gradient is l2 · θ. While D = rate / (√v + ε) is held, such
 * steps are linear,
 *
 * <pre>    m ← β₁ m + (1 − β₁) l2 θ,   θ ← θ − D m,</pre>
 *
 * with a matrix of determinant β₁ and trace 1 + β₁ − δ, δ = (1 − β₁) l2 D. By Cayley and Hamilton its n-th power is U(n) times
 * the matrix less β₁ U(n − 1) times 1, and U and trace of 2n steps follow from those of n:
 *
 * <pre>    ε(2n) = ε(n) (2 (1 + β₁ⁿ) − ε(n)),   U(2n) = U(n) (1 + β₁ⁿ − ε(n)),   trace(n) = 1 + β₁ⁿ − ε(n).</pre>
 *
 * ε, and μ = U at δ = 0 less U, are carried instead of the trace and U(n − 1), so that no small number is left over from
 * two large ones. Five doublings start from a fraction of the stride, where U is a polynomial of δ. Where δ is small, U
 * and what is lost are polynomials over the whole stride.
 *
 * <p>D is not the same over a stride, since v decays and θ feeds it, and the rate changes. What a first m does falls into
 * the first dozen steps, what θ does lies behind the middle; for each D is taken at the mean place of its weights. That
 * makes a stride of a 32nd of the steps so far, 256 at the most, right to two parts in 10⁴ of a unit over thousands of
 * steps with and without gradients, from where √v is ample to where a parameter collapses ({@code AdamStrideTest}). One
 * step is exact.
 */
final class AdamStride {

    /** Steps in a stride at the most. */
    static final int LONGEST = 256;

    /**
     * A θ that comes out of a stride smaller than this has collapsed and is set to 0, and so is an m below its square. Neither can
     * be seen in a model, and their products with l2 would be subnormal numbers, which take a processor several times as long.
     */
    static final float COLLAPSED = 1e-12f;

    static final int DOUBLINGS = 5;

    /** A stride is at most this part of the steps so far: early, v and the corrections of bias change fast. */
    private static final int PART = 32;

    /** Before this step strides would be single steps. */
    static final int FIRST = 2 * PART;

    /** A small δ is one that takes so much of a parameter in a stride, in units of 1 − β₁. */
    private static final double SMALL = 0.05;

    private static final int NODES = 4;
    private static final double NODE = 0.04;
    private static final double BETA1 = AdamStep.BETA1;
    private static final double BETA2 = AdamStep.BETA2;
    private static final double GAIN1 = 1 - BETA1;
    private static final AdamStride[] OF = new AdamStride[LONGEST + 1];

    static {
        for (int n = 1; n <= LONGEST; n++) {
            OF[n] = new AdamStride(n);
        }
    }

    /** The δ up to which no doubling is needed. */
    final float small;

    /** U of the whole stride for a small δ is w0 + w1 δ + w2 δ² + w3 δ³. */
    final float w0;

    final float w1;
    final float w2;
    final float w3;

    /** What is lost of a small δ is k1 δ + k2 δ² + k3 δ³ + k4 δ⁴. */
    final float k1;

    final float k2;
    final float k3;
    final float k4;

    /** The part of the stride from which the doublings start. */
    final float start;

    /** U at the start of the doublings is u0 + u1 δ + u2 δ² + u3 δ³. */
    final float u0;

    final float u1;
    final float u2;
    final float u3;

    /** 1 + β₁ to the power of the steps before each doubling. */
    final float[] grow = new float[DOUBLINGS];

    /** Steps to the mean place of what m does, and of what θ does. */
    final float early;

    final float middle;

    /** β₂ to the power of the steps to these places, and of all. */
    final float earlyDecay2;

    final float middleDecay2;
    final float decay2;

    /** Steps from the beginning to the mean place of the θ that have fed v by the middle. */
    final float quarter;

    /** 1 / n. */
    final float share;

    private AdamStride(int n) {
        small = (float) (SMALL / n);
        double[] w = polynomial(n, 0, SMALL / n);
        w0 = (float) w[0];
        w1 = (float) w[1];
        w2 = (float) w[2];
        w3 = (float) w[3];
        k1 = (float) ((n * w[0] - GAIN1 * w[1] - w[0]) / 2);
        k2 = (float) ((n * w[1] / 2 - GAIN1 * w[2] - w[1]) / 2);
        k3 = (float) ((n * w[2] / 3 - GAIN1 * w[3] - w[2]) / 2);
        k4 = (float) ((n * w[3] / 4 - w[3]) / 2);
        double begin = (double) n / (1 << DOUBLINGS);
        double[] u = polynomial(begin, -NODE, NODE);
        start = (float) begin;
        u0 = (float) u[0];
        u1 = (float) u[1];
        u2 = (float) u[2];
        u3 = (float) u[3];
        for (int k = 0; k < DOUBLINGS; k++) {
            grow[k] = (float) (1 + StrictMath.pow(BETA1, begin * (1 << k)));
        }
        double ratio = BETA1 / StrictMath.sqrt(BETA2);
        double earlyPlace = meanPlace(n, j -> StrictMath.pow(ratio, j));
        double middlePlace = meanPlace(n, j -> 1 - StrictMath.pow(BETA1, j));
        early = (float) earlyPlace;
        middle = (float) middlePlace;
        earlyDecay2 = (float) StrictMath.pow(BETA2, earlyPlace);
        middleDecay2 = (float) StrictMath.pow(BETA2, middlePlace);
        decay2 = (float) StrictMath.pow(BETA2, n);
        quarter = (float) ((middlePlace - 1) / 2);
        share = 1f / n;
    }

    /** The mean of steps 1 to n, by their weights. */
    private static double meanPlace(int n, IntToDoubleFunction weight) {
        double places = 0;
        double weights = 0;
        for (int j = 1; j <= n; j++) {
            places += j * weight.applyAsDouble(j);
            weights += weight.applyAsDouble(j);
        }
        return places / weights;
    }

    /** How many of {@code left} steps to take at once after step {@code since}. */
    static int length(int since, int left) {
        int longest = Math.max(1, Math.min(LONGEST, since / PART));
        int strides = (left + longest - 1) / longest;
        return (left + strides - 1) / strides;
    }

    static AdamStride of(int steps) {
        return OF[steps];
    }

    /** U of so many steps as a polynomial of δ, through four values between two δ (Newton's divided differences). */
    private static double[] polynomial(double steps, double from, double to) {
        double[] x = new double[NODES];
        double[] difference = new double[NODES];
        for (int k = 0; k < NODES; k++) {
            x[k] = (from + to) / 2 + (to - from) / 2 * StrictMath.cos(Math.PI * (2 * k + 1) / (2 * NODES));
            difference[k] = u(steps, x[k]);
        }
        for (int order = 1; order < NODES; order++) {
            for (int k = NODES - 1; k >= order; k--) {
                difference[k] = (difference[k] - difference[k - 1]) / (x[k] - x[k - order]);
            }
        }
        double[] result = new double[NODES];
        for (int k = NODES - 1; k >= 0; k--) {
            for (int power = NODES - 1; power > 0; power--) {
                result[power] = result[power - 1] - x[k] * result[power];
            }
            result[0] = difference[k] - x[k] * result[0];
        }
        return result;
    }

    /** (e₁ⁿ − e₂ⁿ) / (e₁ − e₂) of the matrix's eigenvalues, which are complex for larger δ. */
    private static double u(double n, double delta) {
        double half = (1 + BETA1 - delta) / 2;
        double square = half * half - BETA1;
        if (square > 0) {
            double root = StrictMath.sqrt(square);
            return (StrictMath.pow(half + root, n) - StrictMath.pow(half - root, n)) / (2 * root);
        }
        double length = StrictMath.sqrt(BETA1);
        double angle = StrictMath.acos(half / length);
        return StrictMath.pow(length, n - 1) * StrictMath.sin(n * angle) / StrictMath.sin(angle);
    }
}
