package dev.dyad.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Loops over the widest vectors of the machine, with scalar tails instead of masks. */
public final class VectorKernels implements Kernels {

    static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    static final int W = S.length();
    private static final IntVector PLACES =
            IntVector.broadcast(IntVector.SPECIES_PREFERRED, 0).addIndex(1);

    @Override
    public String description() {
        return "vector, " + W + " floats wide";
    }

    @Override
    public float dot(float[] a, int ao, float[] b, int bo, int n) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = FloatVector.zero(S);
        int k = 0;
        for (; k + 2 * W <= n; k += 2 * W) {
            s0 = FloatVector.fromArray(S, a, ao + k).fma(FloatVector.fromArray(S, b, bo + k), s0);
            s1 = FloatVector.fromArray(S, a, ao + k + W).fma(FloatVector.fromArray(S, b, bo + k + W), s1);
        }
        if (k + W <= n) {
            s0 = FloatVector.fromArray(S, a, ao + k).fma(FloatVector.fromArray(S, b, bo + k), s0);
            k += W;
        }
        float sum = LaneSum.of(s0.add(s1));
        for (; k < n; k++) {
            sum += a[ao + k] * b[bo + k];
        }
        return sum;
    }

    @Override
    public void addScaled(float c, float[] x, int xo, float[] y, int yo, int n) {
        FloatVector cv = FloatVector.broadcast(S, c);
        int k = 0;
        for (; k + W <= n; k += W) {
            FloatVector.fromArray(S, x, xo + k)
                    .fma(cv, FloatVector.fromArray(S, y, yo + k))
                    .intoArray(y, yo + k);
        }
        for (; k < n; k++) {
            y[yo + k] += c * x[xo + k];
        }
    }

    @Override
    public void drop(float[] x, int xo, float[] y, int yo, int n, int key, int first, Dropout dropout) {
        int k = 0;
        for (; k + W <= n; k += W) {
            FloatVector.fromArray(S, x, xo + k)
                    .mul(factors(key, first + k, dropout))
                    .intoArray(y, yo + k);
        }
        for (; k < n; k++) {
            y[yo + k] = x[xo + k] * dropout.factor(key, first + k);
        }
    }

    @Override
    public void addDropped(float c, float[] x, int xo, float[] y, int yo, int n, int key, int first, Dropout dropout) {
        int k = 0;
        for (; k + W <= n; k += W) {
            FloatVector.fromArray(S, x, xo + k)
                    .mul(c)
                    .fma(factors(key, first + k, dropout), FloatVector.fromArray(S, y, yo + k))
                    .intoArray(y, yo + k);
        }
        for (; k < n; k++) {
            y[yo + k] = Math.fma(c * x[xo + k], dropout.factor(key, first + k), y[yo + k]);
        }
    }

    /** {@link Dropout#factor} of W neighbouring places. */
    private static FloatVector factors(int key, int first, Dropout dropout) {
        IntVector h = PLACES.add(first).mul(0x9E3779B9).add(key);
        h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16))
                .mul(0x85EBCA6B);
        h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 13))
                .mul(0xC2B2AE35);
        h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16));
        // The upper 24 bits less the threshold are negative where the number is dropped: their sign masks its factor.
        IntVector kept = h.lanewise(VectorOperators.LSHR, 8)
                .sub(dropout.threshold())
                .lanewise(VectorOperators.ASHR, 31)
                .not();
        return kept.and(Float.floatToRawIntBits(dropout.keep())).reinterpretAsFloats();
    }

    @Override
    public void adamSettle(float[] row, int ro, int n, float rate, float epsilon, float[] out, int oo) {
        int k = 0;
        for (; k + W <= n; k += W) {
            FloatVector m = FloatVector.fromArray(S, row, ro + n + k);
            FloatVector v = FloatVector.fromArray(S, row, ro + 2 * n + k);
            settled(FloatVector.fromArray(S, row, ro + k), m, v, rate, epsilon).intoArray(out, oo + k);
        }
        for (; k < n; k++) {
            out[oo + k] = ScalarKernels.settled(row[ro + k], row[ro + n + k], row[ro + 2 * n + k], rate, epsilon);
        }
    }

    static FloatVector settled(FloatVector theta, FloatVector m, FloatVector v, float rate, float epsilon) {
        return theta.sub(m.mul(rate).div(v.lanewise(VectorOperators.SQRT).add(epsilon)));
    }

    @Override
    public void adamStep(
            float[] row,
            int ro,
            int n,
            float[] theta,
            int to,
            float[] gradient,
            int go,
            float scale,
            float shrink,
            AdamStep step) {
        FloatVector scales = FloatVector.broadcast(S, scale);
        FloatVector decays1 = FloatVector.broadcast(S, step.decay1());
        FloatVector decays2 = FloatVector.broadcast(S, step.decay2());
        int k = 0;
        for (; k + W <= n; k += W) {
            FloatVector t = FloatVector.fromArray(S, theta, to + k);
            FloatVector g = FloatVector.fromArray(S, gradient, go + k).fma(scales, t.mul(shrink));
            FloatVector m = FloatVector.fromArray(S, row, ro + n + k).fma(decays1, g.mul(AdamStep.GAIN1));
            FloatVector v = FloatVector.fromArray(S, row, ro + 2 * n + k)
                    .fma(decays2, g.mul(AdamStep.GAIN2).mul(g));
            settled(t, m, v, step.rate(), step.epsilon()).intoArray(row, ro + k);
            m.intoArray(row, ro + n + k);
            v.intoArray(row, ro + 2 * n + k);
        }
        for (; k < n; k++) {
            float g = Math.fma(gradient[go + k], scale, shrink * theta[to + k]);
            ScalarKernels.stepOne(row, ro + k, n, theta[to + k], g, step);
        }
    }

    @Override
    public void adamReplay(float[] row, int ro, int n, float l2, AdamClock clock, int since, int until) {
        int k = 0;
        for (; k + 2 * W <= n; k += 2 * W) {
            VectorReplay.pair(row, ro + k, n, l2, clock, since, until);
        }
        for (; k + W <= n; k += W) {
            VectorReplay.one(row, ro + k, n, l2, clock, since, until);
        }
        for (; k < n; k++) {
            ScalarKernels.replayOne(row, ro + k, n, l2, clock, since, until);
        }
    }
}
