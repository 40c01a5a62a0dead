package dev.dyad.kernel;

import static dev.dyad.kernel.VectorKernels.S;
import static dev.dyad.kernel.VectorKernels.W;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link AdamStride} on the whole vectors of a row; {@link ScalarKernels#stride} says the same of one parameter. A stride
 * is a few short loops over the row, with numbers between them in a scratch array: one vector's operations wait for each other,
 * and only in a short loop has a processor several vectors under way. Vectors are not handed from method to method, since
 * where the compiler does not join these each would become an object.
 */
final class VectorStride {

    private VectorStride() {}

    /** Takes the first {@code whole} parameters of a row whose parts are {@code n} wide from step {@code since} to {@code until}. */
    static void run(
            float[] row, int at, int n, int whole, float l2, AdamClock clock, int since, int until, float[] scratch) {
        VectorMoments.open(row, at, n, whole, clock.epsilonAt(since));
        for (int t = since; t < until; ) {
            int steps = AdamStride.length(t, until - t);
            AdamStride stride = AdamStride.of(steps);
            float largest = rates(row, at, n, whole, l2, stride, clock, t, scratch);
            if (largest <= stride.small) {
                smallPowers(stride, whole, scratch);
            } else {
                powers(stride, whole, scratch);
            }
            move(row, at, n, whole, l2, stride, scratch);
            t += steps;
        }
        VectorMoments.close(row, at, n, whole, clock.epsilonAt(until));
    }

    /** Finds D for m, and δ, of each parameter; returns the largest δ. */
    private static float rates(
            float[] row, int at, int n, int whole, float l2, AdamStride s, AdamClock clock, int t, float[] scratch) {
        float earlyRate = clock.rateAfter(t, s.early);
        float earlyEpsilon = clock.epsilonAfter(t, s.early);
        float lateRate = clock.rateAfter(t, s.middle);
        float lateEpsilon = clock.epsilonAfter(t, s.middle);
        float gain = AdamStep.GAIN1 * l2;
        float earlyFed = l2 * l2 * (1 - s.earlyDecay2);
        float lateFed = l2 * l2 * (1 - s.middleDecay2);
        FloatVector largest = FloatVector.zero(S);
        for (int k = 0; k < whole; k += W) {
            FloatVector theta = FloatVector.fromArray(S, row, at + k);
            FloatVector v = FloatVector.fromArray(S, row, at + 2 * n + k);
            FloatVector early = FloatVector.broadcast(S, earlyRate)
                    .div(theta.mul(theta)
                            .mul(earlyFed)
                            .add(v.mul(s.earlyDecay2))
                            .sqrt()
                            .add(earlyEpsilon));
            FloatVector mean = theta.mul(early.mul(-l2 * s.quarter).add(1).max(0));
            FloatVector late = FloatVector.broadcast(S, lateRate)
                    .div(mean.mul(mean)
                            .mul(lateFed)
                            .add(v.mul(s.middleDecay2))
                            .sqrt()
                            .add(lateEpsilon));
            FloatVector delta = late.mul(gain).min(1);
            early.min(1 / gain).intoArray(scratch, k);
            delta.intoArray(scratch, whole + k);
            largest = largest.max(delta);
        }
        return largest.reduceLanes(VectorOperators.MAX);
    }

    /** Finds U and what is lost where every δ is small. */
    private static void smallPowers(AdamStride s, int whole, float[] scratch) {
        for (int k = 0; k < whole; k += W) {
            FloatVector delta = FloatVector.fromArray(S, scratch, whole + k);
            delta.mul(s.w3)
                    .add(s.w2)
                    .fma(delta, FloatVector.broadcast(S, s.w1))
                    .fma(delta, FloatVector.broadcast(S, s.w0))
                    .intoArray(scratch, 2 * whole + k);
            delta.mul(s.k4)
                    .add(s.k3)
                    .fma(delta, FloatVector.broadcast(S, s.k2))
                    .fma(delta, FloatVector.broadcast(S, s.k1))
                    .mul(delta)
                    .intoArray(scratch, 3 * whole + k);
        }
    }

    /** Finds U and what is lost by doublings. */
    private static void powers(AdamStride s, int whole, float[] scratch) {
        float g0 = s.grow[0];
        float g1 = s.grow[1];
        float g2 = s.grow[2];
        float g3 = s.grow[3];
        float g4 = s.grow[4];
        for (int k = 0; k < whole; k += W) {
            FloatVector delta = FloatVector.fromArray(S, scratch, whole + k);
            FloatVector bend = delta.mul(s.u3)
                    .add(s.u2)
                    .fma(delta, FloatVector.broadcast(S, s.u1))
                    .mul(delta);
            FloatVector u = bend.add(s.u0);
            FloatVector mu = bend.neg();
            FloatVector e = delta.mul(s.u3 / 4)
                    .add(s.u2 / 3)
                    .fma(delta, FloatVector.broadcast(S, s.u1 / 2))
                    .fma(delta, FloatVector.broadcast(S, s.u0))
                    .mul(delta)
                    .mul(s.start);
            mu = mu.mul(g0).add(e.mul(u));
            u = u.mul(e.neg().add(g0));
            e = e.mul(e.neg().add(2 * g0));
            mu = mu.mul(g1).add(e.mul(u));
            u = u.mul(e.neg().add(g1));
            e = e.mul(e.neg().add(2 * g1));
            mu = mu.mul(g2).add(e.mul(u));
            u = u.mul(e.neg().add(g2));
            e = e.mul(e.neg().add(2 * g2));
            mu = mu.mul(g3).add(e.mul(u));
            u = u.mul(e.neg().add(g3));
            e = e.mul(e.neg().add(2 * g3));
            mu = mu.mul(g4).add(e.mul(u));
            u = u.mul(e.neg().add(g4));
            e = e.mul(e.neg().add(2 * g4));
            u.intoArray(scratch, 2 * whole + k);
            mu.mul(AdamStep.GAIN1).add(e).sub(delta.mul(u)).mul(0.5f).intoArray(scratch, 3 * whole + k);
        }
    }

    /** Moves θ, m and v. */
    private static void move(float[] row, int at, int n, int whole, float l2, AdamStride s, float[] scratch) {
        float gain = AdamStep.GAIN1 * l2;
        float fed = l2 * l2 / 3 * (1 - s.decay2);
        for (int k = 0; k < whole; k += W) {
            FloatVector u = FloatVector.fromArray(S, scratch, 2 * whole + k);
            FloatVector kept =
                    FloatVector.fromArray(S, scratch, 3 * whole + k).neg().add(1);
            FloatVector theta = FloatVector.fromArray(S, row, at + k);
            FloatVector m = FloatVector.fromArray(S, row, at + n + k);
            FloatVector moved = FloatVector.fromArray(S, scratch, k).mul(m).mul((float) AdamStep.BETA1);
            FloatVector bent = FloatVector.fromArray(S, scratch, whole + k).mul(theta);
            FloatVector after = theta.mul(kept).sub(u.mul(moved.add(bent)));
            FloatVector last = theta.sub(after).mul(s.share).add(after);
            FloatVector squares = theta.mul(theta.add(last)).add(last.mul(last));
            after.intoArray(row, at + k);
            u.mul(theta).mul(gain).add(m.mul(kept.sub(u.mul(AdamStep.GAIN1)))).intoArray(row, at + n + k);
            FloatVector.fromArray(S, row, at + 2 * n + k)
                    .mul(s.decay2)
                    .add(squares.mul(fed))
                    .intoArray(row, at + 2 * n + k);
        }
    }
}
