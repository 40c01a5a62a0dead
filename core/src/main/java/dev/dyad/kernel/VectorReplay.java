package dev.dyad.kernel;

import static dev.dyad.kernel.VectorKernels.S;
import static dev.dyad.kernel.VectorKernels.W;
import static dev.dyad.kernel.VectorKernels.settled;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Adam's steps one by one, for the whole vectors of a row whose only gradient is l2 · θ. A step is a chain of dependent
 * operations (a root, a quotient) some fifty cycles long, of which a processor can have several under way: hence two
 * vectors side by side.
 * Longer stretches are taken in strides ({@link AdamStride}).
 */
final class VectorReplay {

    /** Between looks whether anything is left to be done. */
    private static final int STRETCH = 64;

    /**
     * Parameters that are all smaller than this have collapsed and are set to 0: their length is far below the smallest
     * that a cosine divides by, and what is left of them would only cost time as subnormal numbers.
     */
    private static final float COLLAPSED = 1e-15f;

    private VectorReplay() {}

    /** Takes the first {@code whole} parameters of a row whose parts are {@code n} wide from one step to another. */
    static void run(float[] row, int at, int n, int whole, float l2, AdamClock clock, int since, int until) {
        VectorMoments.open(row, at, n, whole, clock.epsilonAt(since));
        int k = 0;
        for (; k + 2 * W <= whole; k += 2 * W) {
            pair(row, at + k, n, l2, clock, since, until);
        }
        if (k < whole) {
            one(row, at + k, n, l2, clock, since, until);
        }
        VectorMoments.close(row, at, n, whole, clock.epsilonAt(until));
    }

    private static void pair(float[] row, int at, int n, float l2, AdamClock clock, int since, int until) {
        for (int t = since; t < until; t += STRETCH) {
            int end = Math.min(until, t + STRETCH);
            pairSteps(row, at, n, l2, clock, t, end);
            if (end < until && hasCollapsed(row, at, n, 2)) {
                collapse(row, at, n, 2, clock.decay2(until - end));
                return;
            }
        }
    }

    private static void pairSteps(float[] row, int at, int n, float l2, AdamClock clock, int since, int until) {
        float[] rates = clock.rates();
        float[] epsilons = clock.epsilons();
        float[] shrinks = clock.shrinks();
        FloatVector beta1 = FloatVector.broadcast(S, (float) AdamStep.BETA1);
        FloatVector beta2 = FloatVector.broadcast(S, (float) AdamStep.BETA2);
        FloatVector theta0 = FloatVector.fromArray(S, row, at);
        FloatVector m0 = FloatVector.fromArray(S, row, at + n);
        FloatVector v0 = FloatVector.fromArray(S, row, at + 2 * n);
        FloatVector theta1 = FloatVector.fromArray(S, row, at + W);
        FloatVector m1 = FloatVector.fromArray(S, row, at + n + W);
        FloatVector v1 = FloatVector.fromArray(S, row, at + 2 * n + W);
        for (int i = clock.index(since + 1); i <= clock.index(until); i++) {
            FloatVector g0 = theta0.mul(l2);
            FloatVector g1 = theta1.mul(l2);
            m0 = m0.fma(beta1, g0.mul(AdamStep.GAIN1));
            m1 = m1.fma(beta1, g1.mul(AdamStep.GAIN1));
            v0 = v0.fma(beta2, g0.mul(AdamStep.GAIN2).mul(g0));
            v1 = v1.fma(beta2, g1.mul(AdamStep.GAIN2).mul(g1));
            theta0 = settled(theta0, m0, v0, rates[i], epsilons[i], shrinks[i]);
            theta1 = settled(theta1, m1, v1, rates[i], epsilons[i], shrinks[i]);
        }
        theta0.intoArray(row, at);
        m0.intoArray(row, at + n);
        v0.intoArray(row, at + 2 * n);
        theta1.intoArray(row, at + W);
        m1.intoArray(row, at + n + W);
        v1.intoArray(row, at + 2 * n + W);
    }

    private static void one(float[] row, int at, int n, float l2, AdamClock clock, int since, int until) {
        for (int t = since; t < until; t += STRETCH) {
            int end = Math.min(until, t + STRETCH);
            oneSteps(row, at, n, l2, clock, t, end);
            if (end < until && hasCollapsed(row, at, n, 1)) {
                collapse(row, at, n, 1, clock.decay2(until - end));
                return;
            }
        }
    }

    private static void oneSteps(float[] row, int at, int n, float l2, AdamClock clock, int since, int until) {
        FloatVector beta1 = FloatVector.broadcast(S, (float) AdamStep.BETA1);
        FloatVector beta2 = FloatVector.broadcast(S, (float) AdamStep.BETA2);
        FloatVector theta = FloatVector.fromArray(S, row, at);
        FloatVector m = FloatVector.fromArray(S, row, at + n);
        FloatVector v = FloatVector.fromArray(S, row, at + 2 * n);
        for (int t = since + 1; t <= until; t++) {
            FloatVector g = theta.mul(l2);
            m = m.fma(beta1, g.mul(AdamStep.GAIN1));
            v = v.fma(beta2, g.mul(AdamStep.GAIN2).mul(g));
            theta = settled(theta, m, v, clock.rateAt(t), clock.epsilonAt(t), clock.shrinkAt(t));
        }
        theta.intoArray(row, at);
        m.intoArray(row, at + n);
        v.intoArray(row, at + 2 * n);
    }

    private static boolean hasCollapsed(float[] row, int at, int n, int vectors) {
        FloatVector largest = FloatVector.zero(S);
        for (int k = 0; k < vectors * W; k += W) {
            FloatVector theta = FloatVector.fromArray(S, row, at + k);
            FloatVector m = FloatVector.fromArray(S, row, at + n + k);
            largest = largest.max(theta.abs()).max(m.abs());
        }
        return largest.reduceLanes(VectorOperators.MAX) < COLLAPSED;
    }

    private static void collapse(float[] row, int at, int n, int vectors, float decay2) {
        for (int k = 0; k < vectors * W; k += W) {
            FloatVector.zero(S).intoArray(row, at + k);
            FloatVector.zero(S).intoArray(row, at + n + k);
            FloatVector.fromArray(S, row, at + 2 * n + k).mul(decay2).intoArray(row, at + 2 * n + k);
        }
    }
}
