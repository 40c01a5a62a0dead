package dev.dyad.kernel;

import static dev.dyad.kernel.VectorKernels.S;
import static dev.dyad.kernel.VectorKernels.W;
import static dev.dyad.kernel.VectorKernels.settled;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Adam's steps one by one, for rows whose only gradient is l2 · θ. A step is a chain of dependent operations (a root, a
 * quotient) some fifty cycles long, of which a processor can have several under way: hence two vectors side by side.
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

    static void pair(float[] row, int at, int n, float l2, AdamClock clock, int since, int until) {
        for (int t = since; t < until; t += STRETCH) {
            int end = Math.min(until, t + STRETCH);
            pairSteps(row, at, n, l2, clock, t, end);
            if (end < until && hasCollapsed(row, at, n, 2)) {
                collapse(row, at, n, 2, (float) Math.sqrt(clock.decay2(until - end)));
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
        FloatVector r0 = FloatVector.fromArray(S, row, at + 2 * n);
        FloatVector m0 = FloatVector.fromArray(S, row, at + n).mul(r0.add(clock.epsilonAt(since)));
        FloatVector v0 = r0.mul(r0);
        FloatVector theta1 = FloatVector.fromArray(S, row, at + W);
        FloatVector r1 = FloatVector.fromArray(S, row, at + 2 * n + W);
        FloatVector m1 = FloatVector.fromArray(S, row, at + n + W).mul(r1.add(clock.epsilonAt(since)));
        FloatVector v1 = r1.mul(r1);
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
        store(row, at, n, theta0, m0, v0, clock.epsilonAt(until));
        store(row, at + W, n, theta1, m1, v1, clock.epsilonAt(until));
    }

    static void one(float[] row, int at, int n, float l2, AdamClock clock, int since, int until) {
        for (int t = since; t < until; t += STRETCH) {
            int end = Math.min(until, t + STRETCH);
            oneSteps(row, at, n, l2, clock, t, end);
            if (end < until && hasCollapsed(row, at, n, 1)) {
                collapse(row, at, n, 1, (float) Math.sqrt(clock.decay2(until - end)));
                return;
            }
        }
    }

    static void oneSteps(float[] row, int at, int n, float l2, AdamClock clock, int since, int until) {
        FloatVector beta1 = FloatVector.broadcast(S, (float) AdamStep.BETA1);
        FloatVector beta2 = FloatVector.broadcast(S, (float) AdamStep.BETA2);
        FloatVector theta = FloatVector.fromArray(S, row, at);
        FloatVector r = FloatVector.fromArray(S, row, at + 2 * n);
        FloatVector m = FloatVector.fromArray(S, row, at + n).mul(r.add(clock.epsilonAt(since)));
        FloatVector v = r.mul(r);
        for (int t = since + 1; t <= until; t++) {
            FloatVector g = theta.mul(l2);
            m = m.fma(beta1, g.mul(AdamStep.GAIN1));
            v = v.fma(beta2, g.mul(AdamStep.GAIN2).mul(g));
            theta = settled(theta, m, v, clock.rateAt(t), clock.epsilonAt(t), clock.shrinkAt(t));
        }
        store(row, at, n, theta, m, v, clock.epsilonAt(until));
    }

    static void store(float[] row, int at, int n, FloatVector theta, FloatVector m, FloatVector v, float epsilon) {
        FloatVector r = v.sqrt();
        theta.intoArray(row, at);
        m.div(r.add(epsilon)).intoArray(row, at + n);
        r.intoArray(row, at + 2 * n);
    }

    private static boolean hasCollapsed(float[] row, int at, int n, int vectors) {
        FloatVector largest = FloatVector.zero(S);
        for (int k = 0; k < vectors * W; k += W) {
            FloatVector theta = FloatVector.fromArray(S, row, at + k);
            FloatVector u = FloatVector.fromArray(S, row, at + n + k);
            FloatVector m = u.mul(FloatVector.fromArray(S, row, at + 2 * n + k));
            largest = largest.max(theta.abs()).max(m.abs());
        }
        return largest.reduceLanes(VectorOperators.MAX) < COLLAPSED;
    }

    private static void collapse(float[] row, int at, int n, int vectors, float rootDecay) {
        for (int k = 0; k < vectors * W; k += W) {
            FloatVector.zero(S).intoArray(row, at + k);
            FloatVector.zero(S).intoArray(row, at + n + k);
            FloatVector.fromArray(S, row, at + 2 * n + k).mul(rootDecay).intoArray(row, at + 2 * n + k);
        }
    }
}
