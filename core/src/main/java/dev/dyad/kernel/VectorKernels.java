package dev.dyad.kernel;

import java.util.Arrays;
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
        if (4 * W <= n) {
            FloatVector s2 = FloatVector.zero(S);
            FloatVector s3 = FloatVector.zero(S);
            for (; k + 4 * W <= n; k += 4 * W) {
                s0 = FloatVector.fromArray(S, a, ao + k).fma(FloatVector.fromArray(S, b, bo + k), s0);
                s1 = FloatVector.fromArray(S, a, ao + k + W).fma(FloatVector.fromArray(S, b, bo + k + W), s1);
                s2 = FloatVector.fromArray(S, a, ao + k + 2 * W).fma(FloatVector.fromArray(S, b, bo + k + 2 * W), s2);
                s3 = FloatVector.fromArray(S, a, ao + k + 3 * W).fma(FloatVector.fromArray(S, b, bo + k + 3 * W), s3);
            }
            s0 = s0.add(s2);
            s1 = s1.add(s3);
        }
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
    public int tileItems() {
        return VectorTile.ITEMS;
    }

    @Override
    public int scoreTile(float[] users, int uo, float[] panel, int dim, float[] least, int lo, float[] out) {
        return VectorTile.score(users, uo, panel, dim, least, lo, out);
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
    public void adamSettle(AdamPages pages, AdamPlan plan, int from, int to, float[] out, int place) {
        int n = pages.width();
        int whole = n - n % W;
        for (int entry = from; entry < to; entry++) {
            float[] page = pages.page(plan.rows[entry]);
            int at = pages.offset(plan.rows[entry]);
            float rate = plan.rate[entry];
            float shrink = plan.shrink[entry];
            int target = (place + entry) * n;
            int k = 0;
            for (; k + 4 * W <= n; k += 4 * W) {
                settleFour(page, at + k, n, rate, shrink, out, target + k);
            }
            for (; k < whole; k += W) {
                settleOne(page, at + k, n, rate, shrink, out, target + k);
            }
            if (whole < n) {
                ScalarKernels.settle(pages, plan, entry, whole, out, target);
            }
        }
    }

    /** Without a loop, since for so few vectors a loop costs as much as what is in it. */
    private static void settleFour(float[] page, int at, int n, float rate, float shrink, float[] out, int to) {
        settleOne(page, at, n, rate, shrink, out, to);
        settleOne(page, at + W, n, rate, shrink, out, to + W);
        settleOne(page, at + 2 * W, n, rate, shrink, out, to + 2 * W);
        settleOne(page, at + 3 * W, n, rate, shrink, out, to + 3 * W);
    }

    private static void settleOne(float[] page, int at, int n, float rate, float shrink, float[] out, int to) {
        FloatVector theta = FloatVector.fromArray(S, page, at);
        FloatVector move = FloatVector.fromArray(S, page, at + n).mul(rate);
        theta.sub(theta.fma(FloatVector.broadcast(S, shrink), move)).intoArray(out, to);
    }

    static FloatVector settled(
            FloatVector theta, FloatVector m, FloatVector v, float rate, float epsilon, float shrink) {
        FloatVector move = m.mul(rate).div(v.sqrt().add(epsilon));
        return theta.sub(theta.fma(FloatVector.broadcast(S, shrink), move));
    }

    @Override
    public void adamStep(
            AdamPages pages,
            AdamPlan plan,
            int from,
            int to,
            float[] theta,
            int place,
            GradientTerms gradient,
            float l2,
            float rate,
            float epsilon,
            float shrink) {
        int n = pages.width();
        int whole = n - n % W;
        for (int entry = from; entry < to; entry++) {
            int at = (place + entry) * n;
            float own = gradient.own()[entry] + l2;
            int first = gradient.start()[entry];
            if (whole > 0 && gradient.start()[entry + 1] == first + 1) {
                int r = gradient.ratings()[first];
                float[] x = gradient.vectors();
                stepRow(
                        pages,
                        plan,
                        entry,
                        theta,
                        at,
                        own,
                        gradient.factor()[r],
                        x,
                        gradient.place()[r] * n,
                        rate,
                        epsilon,
                        shrink);
            } else if (whole > 0) {
                float[] sums = plan.scratch(n);
                sum(gradient, entry, sums, n);
                stepRow(pages, plan, entry, theta, at, own, 1, sums, 0, rate, epsilon, shrink);
            }
            if (whole < n) {
                ScalarKernels.step(pages, plan, entry, whole, theta, at, gradient, l2, rate, epsilon, shrink);
            }
        }
    }

    /** The terms of an entry that has none or several. */
    private static void sum(GradientTerms gradient, int entry, float[] sums, int n) {
        int[] ratings = gradient.ratings();
        float[] vectors = gradient.vectors();
        Arrays.fill(sums, 0, n, 0);
        for (int j = gradient.start()[entry]; j < gradient.start()[entry + 1]; j++) {
            int r = ratings[j];
            int from = gradient.place()[r] * n;
            FloatVector c = FloatVector.broadcast(S, gradient.factor()[r]);
            for (int k = 0; k + W <= n; k += W) {
                FloatVector.fromArray(S, vectors, from + k)
                        .fma(c, FloatVector.fromArray(S, sums, k))
                        .intoArray(sums, k);
            }
        }
    }

    /** Steps the whole vectors of a row whose gradient is own · θ + c · x. */
    private static void stepRow(
            AdamPages pages,
            AdamPlan plan,
            int entry,
            float[] theta,
            int place,
            float own,
            float c,
            float[] x,
            int from,
            float rate,
            float epsilon,
            float shrink) {
        int n = pages.width();
        float[] page = pages.page(plan.rows[entry]);
        int at = pages.offset(plan.rows[entry]);
        float since = plan.since[entry];
        float decay1 = plan.decay1[entry];
        float decay2 = plan.decay2[entry];
        for (int k = 0; k + W <= n; k += W) {
            FloatVector old = FloatVector.fromArray(S, theta, place + k);
            FloatVector g = FloatVector.fromArray(S, x, from + k).mul(c).add(old.mul(own));
            FloatVector r = FloatVector.fromArray(S, page, at + 2 * n + k);
            FloatVector m = FloatVector.fromArray(S, page, at + n + k)
                    .mul(r.add(since))
                    .mul(decay1)
                    .add(g.mul(AdamStep.GAIN1));
            FloatVector root =
                    r.mul(r).mul(decay2).add(g.mul(g).mul(AdamStep.GAIN2)).sqrt();
            FloatVector u = m.div(root.add(epsilon));
            old.sub(old.fma(FloatVector.broadcast(S, shrink), u.mul(rate))).intoArray(page, at + k);
            u.intoArray(page, at + n + k);
            root.intoArray(page, at + 2 * n + k);
        }
    }

    @Override
    public void adamReplay(AdamPages pages, int row, float l2, AdamClock clock, int since, int until) {
        if (since == until) {
            return;
        }
        float[] page = pages.page(row);
        int at = pages.offset(row);
        int n = pages.width();
        int whole = n - n % W;
        VectorReplay.run(page, at, n, whole, l2, clock, since, until);
        for (int k = whole; k < n; k++) {
            ScalarKernels.replay(page, at + k, n, l2, clock, since, until);
        }
    }

    @Override
    public void adamStride(AdamPages pages, int row, float l2, AdamClock clock, int since, int until, float[] scratch) {
        if (since == until) {
            return;
        }
        float[] page = pages.page(row);
        int at = pages.offset(row);
        int n = pages.width();
        int whole = n - n % W;
        if (whole > 0) {
            VectorStride.run(page, at, n, whole, l2, clock, since, until, scratch);
        }
        for (int k = whole; k < n; k++) {
            ScalarKernels.stride(page, at + k, n, l2, clock, since, until);
        }
    }
}
