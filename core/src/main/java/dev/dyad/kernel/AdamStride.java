package dev.dyad.kernel;

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
 * two large ones. Five doublings start from a fraction of the stride, where U is a polynomial of δ.
 *
 * <p>D is not the same over a stride, since v decays and θ feeds it. What a first m does falls into the first dozen steps,
 * what θ does lies behind the middle; for each D is taken at the mean place of its weights. That makes a stride of a
 * 64th of the steps so far, 256 at the most, right to a few parts in 10⁴ of a unit over thousands of steps with and without
 * gradients, from where √v is ample to where a parameter collapses ({@code AdamStrideTest}).
 */
final class AdamStride {

    /** Steps in a stride at the most. */
    static final int LONGEST = 256;

    /** So few steps are taken one by one. */
    static final int SHORTEST = 4;

    static final int DOUBLINGS = 5;

    /** A stride is at most this part of the steps so far: early, v changes fast. */
    private static final int PART = 64;

    private static final int NODES = 4;
    private static final double NODE = 0.04;
    private static final double BETA1 = AdamStep.BETA1;
    private static final double BETA2 = AdamStep.BETA2;
    private static final AdamStride[] OF = new AdamStride[LONGEST + 1];

    static {
        for (int n = SHORTEST + 1; n <= LONGEST; n++) {
            OF[n] = new AdamStride(n);
        }
    }

    /** The part of the stride from which the doublings start. */
    final float start;

    /** U at the start is u0 + u1 δ + u2 δ² + u3 δ³. */
    final float u0;

    final float u1;
    final float u2;
    final float u3;

    /** β₁ to the power of the steps before each doubling. */
    final float[] decay1 = new float[DOUBLINGS];

    /** β₂ to the power of the steps to the mean place of what m does, and of what θ does, and of all. */
    final float earlyDecay2;

    final float middleDecay2;
    final float decay2;

    /** Steps from the beginning to the mean place of the θ that have fed v by the middle. */
    final float quarter;

    /** 1 / n. */
    final float share;

    private AdamStride(int n) {
        double begin = (double) n / (1 << DOUBLINGS);
        double[] u = polynomial(begin);
        start = (float) begin;
        u0 = (float) u[0];
        u1 = (float) u[1];
        u2 = (float) u[2];
        u3 = (float) u[3];
        for (int k = 0; k < DOUBLINGS; k++) {
            decay1[k] = (float) StrictMath.pow(BETA1, begin * (1 << k));
        }
        double early = 0;
        double earlyWeight = 0;
        double middle = 0;
        double middleWeight = 0;
        for (int j = 1; j <= n; j++) {
            double w = StrictMath.pow(BETA1 / StrictMath.sqrt(BETA2), j);
            early += j * w;
            earlyWeight += w;
            w = 1 - StrictMath.pow(BETA1, j);
            middle += j * w;
            middleWeight += w;
        }
        earlyDecay2 = (float) StrictMath.pow(BETA2, early / earlyWeight);
        middleDecay2 = (float) StrictMath.pow(BETA2, middle / middleWeight);
        decay2 = (float) StrictMath.pow(BETA2, n);
        quarter = (float) ((middle / middleWeight - 1) / 2);
        share = 1f / n;
    }

    /** How many of {@code left} steps to take at once after step {@code since}. */
    static int length(int since, int left) {
        int longest = Math.max(SHORTEST, Math.min(LONGEST, since / PART));
        int strides = (left + longest - 1) / longest;
        return (left + strides - 1) / strides;
    }

    static AdamStride of(int steps) {
        return OF[steps];
    }

    /** U of so many steps as a polynomial of δ, through four values around 0 (Newton's divided differences). */
    private static double[] polynomial(double steps) {
        double[] x = new double[NODES];
        double[] difference = new double[NODES];
        for (int k = 0; k < NODES; k++) {
            x[k] = NODE * StrictMath.cos(Math.PI * (2 * k + 1) / (2 * NODES));
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
