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
    public void adamSettle(AdamPages pages, AdamPlan plan, float[] out) {
        int n = pages.width();
        int whole = n - n % W;
        if (n == 1) {
            ScalarKernels.settleSingle(pages, plan, out);
            return;
        }
        for (int slot = 0; slot < plan.count(); slot++) {
            float[] page = pages.page(plan.rows[slot]);
            int at = pages.offset(plan.rows[slot]);
            float rate = plan.rate[slot];
            float epsilon = plan.epsilon[slot];
            float shrink = plan.shrink[slot];
            int k = 0;
            for (; k + 4 * W <= n; k += 4 * W) {
                settleFour(page, at + k, n, rate, epsilon, shrink, out, slot * n + k);
            }
            for (; k < whole; k += W) {
                settleOne(page, at + k, n, rate, epsilon, shrink, out, slot * n + k);
            }
            if (whole < n) {
                ScalarKernels.settle(pages, plan, slot, whole, out);
            }
        }
    }

    /** Without a loop, since for so few vectors a loop costs as much as what is in it. */
    private static void settleFour(
            float[] page, int at, int n, float rate, float epsilon, float shrink, float[] out, int to) {
        settleOne(page, at, n, rate, epsilon, shrink, out, to);
        settleOne(page, at + W, n, rate, epsilon, shrink, out, to + W);
        settleOne(page, at + 2 * W, n, rate, epsilon, shrink, out, to + 2 * W);
        settleOne(page, at + 3 * W, n, rate, epsilon, shrink, out, to + 3 * W);
    }

    private static void settleOne(
            float[] page, int at, int n, float rate, float epsilon, float shrink, float[] out, int to) {
        FloatVector m = FloatVector.fromArray(S, page, at + n);
        FloatVector v = FloatVector.fromArray(S, page, at + 2 * n);
        settled(FloatVector.fromArray(S, page, at), m, v, rate, epsilon, shrink).intoArray(out, to);
    }

    static FloatVector settled(
            FloatVector theta, FloatVector m, FloatVector v, float rate, float epsilon, float shrink) {
        FloatVector moved = m.mul(rate).div(v.lanewise(VectorOperators.SQRT).add(epsilon));
        return theta.sub(theta.fma(FloatVector.broadcast(S, shrink), moved));
    }

    @Override
    public void adamStep(
            AdamPages pages,
            AdamPlan plan,
            float[] theta,
            GradientTerms gradient,
            float l2,
            float rate,
            float epsilon,
            float shrink) {
        int n = pages.width();
        int whole = n - n % W;
        int[] start = gradient.start();
        int[] ratings = gradient.ratings();
        int[] place = gradient.place();
        float[] factor = gradient.factor();
        float[] vectors = gradient.vectors();
        for (int slot = 0; slot < plan.count(); slot++) {
            float[] page = pages.page(plan.rows[slot]);
            int at = pages.offset(plan.rows[slot]);
            float own = gradient.own()[slot] + l2;
            for (int k = 0; k < whole; k += W) {
                FloatVector old = FloatVector.fromArray(S, theta, slot * n + k);
                FloatVector g = old.mul(own);
                for (int j = start[slot]; j < start[slot + 1]; j++) {
                    int r = ratings[j];
                    g = FloatVector.fromArray(S, vectors, place[r] * n + k).fma(FloatVector.broadcast(S, factor[r]), g);
                }
                FloatVector m = FloatVector.fromArray(S, page, at + n + k)
                        .fma(FloatVector.broadcast(S, plan.decay1[slot]), g.mul(AdamStep.GAIN1));
                FloatVector v = FloatVector.fromArray(S, page, at + 2 * n + k)
                        .fma(
                                FloatVector.broadcast(S, plan.decay2[slot]),
                                g.mul(AdamStep.GAIN2).mul(g));
                settled(old, m, v, rate, epsilon, shrink).intoArray(page, at + k);
                m.intoArray(page, at + n + k);
                v.intoArray(page, at + 2 * n + k);
            }
            if (whole < n) {
                ScalarKernels.step(pages, plan, slot, whole, theta, gradient, l2, rate, epsilon, shrink);
            }
        }
    }

    @Override
    public void adamReplay(AdamPages pages, int row, float l2, AdamClock clock, int since, int until) {
        float[] page = pages.page(row);
        int at = pages.offset(row);
        int n = pages.width();
        int k = 0;
        for (; k + 2 * W <= n; k += 2 * W) {
            VectorReplay.pair(page, at + k, n, l2, clock, since, until);
        }
        for (; k + W <= n; k += W) {
            VectorReplay.one(page, at + k, n, l2, clock, since, until);
        }
        for (; k < n; k++) {
            ScalarKernels.replay(page, at + k, n, l2, clock, since, until);
        }
    }
}
