package dev.dyad.kernel;

import static dev.dyad.kernel.VectorKernels.S;

import jdk.incubator.vector.FloatVector;

/** {@link AdamStride} on a vector of parameters; {@link ScalarKernels#stride} says the same of one. */
final class VectorStride {

    private VectorStride() {}

    /** Takes W parameters of a row whose parts are {@code n} wide from step {@code since} to step {@code until}. */
    static void run(float[] row, int at, int n, float l2, AdamClock clock, int since, int until) {
        for (int t = since; t < until; ) {
            int steps = AdamStride.length(t, until - t);
            if (steps <= AdamStride.SHORTEST) {
                VectorReplay.oneSteps(row, at, n, l2, clock, t, t + steps);
            } else {
                int middle = t + (steps + 1) / 2;
                stride(
                        row,
                        at,
                        n,
                        l2,
                        AdamStride.of(steps),
                        clock.rateAt(middle),
                        clock.epsilonAt(middle),
                        clock.epsilonAt(t),
                        clock.epsilonAt(t + steps));
            }
            t += steps;
        }
    }

    private static void stride(
            float[] row,
            int at,
            int n,
            float l2,
            AdamStride s,
            float rate,
            float epsilon,
            float sinceEpsilon,
            float untilEpsilon) {
        FloatVector theta = FloatVector.fromArray(S, row, at);
        FloatVector r = FloatVector.fromArray(S, row, at + 2 * n);
        FloatVector m = FloatVector.fromArray(S, row, at + n).mul(r.add(sinceEpsilon));
        FloatVector v = r.mul(r);
        float most = 1 / (AdamStep.GAIN1 * l2);
        FloatVector pull = theta.mul(l2);
        FloatVector early = dividedBy(rate, mix(v, pull, s.earlyDecay2).sqrt().add(epsilon));
        pull = pull.mul(early.mul(-l2 * s.quarter).add(1).max(0));
        FloatVector late = dividedBy(rate, mix(v, pull, s.middleDecay2).sqrt().add(epsilon));
        early = early.min(most);
        FloatVector delta = late.min(most).mul(AdamStep.GAIN1 * l2);
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
        for (int k = 0; k < AdamStride.DOUBLINGS; k++) {
            float grow = 1 + s.decay1[k];
            mu = mu.mul(grow).add(e.mul(u));
            u = u.mul(e.neg().add(grow));
            e = e.mul(e.neg().add(2 * grow));
        }
        FloatVector bent = delta.mul(u);
        FloatVector lost = mu.mul(AdamStep.GAIN1).add(e).sub(bent).mul(0.5f);
        FloatVector kept = lost.neg().add(1);
        FloatVector moved = u.mul(early).mul(m).mul((float) AdamStep.BETA1);
        FloatVector after = theta.mul(kept.sub(bent)).sub(moved);
        FloatVector mean = u.mul(theta).mul(AdamStep.GAIN1 * l2).add(m.mul(kept.sub(u.mul(AdamStep.GAIN1))));
        FloatVector last = theta.sub(after).mul(s.share).add(after);
        FloatVector fed = theta.mul(theta.add(last)).add(last.mul(last)).mul(l2 * l2 / 3 * (1 - s.decay2));
        VectorReplay.store(row, at, n, after, mean, v.mul(s.decay2).add(fed), untilEpsilon);
    }

    private static FloatVector dividedBy(float rate, FloatVector divisor) {
        return FloatVector.broadcast(S, rate).div(divisor);
    }

    private static FloatVector mix(FloatVector v, FloatVector pull, float decay) {
        return v.mul(decay).add(pull.mul(pull).mul(1 - decay));
    }
}
