package dev.dyad.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops over the widest vectors of the machine. They count up to a number that stands before them, {@code k < end}: with {@code
 * k + 2 * W <= n} the compiler checks the bounds of every access again, which took half as long again.
 */
public final class VectorSgdKernels implements SgdKernels {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int W = S.length();

    @Override
    public int lanes() {
        return W;
    }

    @Override
    public float dot(float[] p, int po, float[] q, int qo, int n) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = FloatVector.zero(S);
        int pairs = n - n % (2 * W);
        for (int k = 0; k < pairs; k += 2 * W) {
            s0 = load(p, po + k).fma(load(q, qo + k), s0);
            s1 = load(p, po + k + W).fma(load(q, qo + k + W), s1);
        }
        if (pairs < n) {
            s0 = load(p, po + pairs).fma(load(q, qo + pairs), s0);
        }
        return LaneSum.of(s0.add(s1));
    }

    @Override
    public void dotFour(float[] p, int po, float[] q, int[] at, int n, float[] out) {
        int q0 = at[0];
        int q1 = at[1];
        int q2 = at[2];
        int q3 = at[3];
        FloatVector a0 = FloatVector.zero(S);
        FloatVector a1 = FloatVector.zero(S);
        FloatVector a2 = FloatVector.zero(S);
        FloatVector a3 = FloatVector.zero(S);
        FloatVector b0 = FloatVector.zero(S);
        FloatVector b1 = FloatVector.zero(S);
        FloatVector b2 = FloatVector.zero(S);
        FloatVector b3 = FloatVector.zero(S);
        int pairs = n - n % (2 * W);
        for (int k = 0; k < pairs; k += 2 * W) {
            FloatVector x = load(p, po + k);
            a0 = x.fma(load(q, q0 + k), a0);
            a1 = x.fma(load(q, q1 + k), a1);
            a2 = x.fma(load(q, q2 + k), a2);
            a3 = x.fma(load(q, q3 + k), a3);
            FloatVector y = load(p, po + k + W);
            b0 = y.fma(load(q, q0 + k + W), b0);
            b1 = y.fma(load(q, q1 + k + W), b1);
            b2 = y.fma(load(q, q2 + k + W), b2);
            b3 = y.fma(load(q, q3 + k + W), b3);
        }
        if (pairs < n) {
            FloatVector x = load(p, po + pairs);
            a0 = x.fma(load(q, q0 + pairs), a0);
            a1 = x.fma(load(q, q1 + pairs), a1);
            a2 = x.fma(load(q, q2 + pairs), a2);
            a3 = x.fma(load(q, q3 + pairs), a3);
        }
        out[0] = LaneSum.of(a0.add(b0));
        out[1] = LaneSum.of(a1.add(b1));
        out[2] = LaneSum.of(a2.add(b2));
        out[3] = LaneSum.of(a3.add(b3));
    }

    @Override
    public void learn(float[] p, int po, float[] q, int qo, int n, float cp, float cq) {
        FloatVector c = FloatVector.broadcast(S, cp);
        FloatVector d = FloatVector.broadcast(S, cq);
        for (int k = 0; k < n; k += W) {
            FloatVector x = load(p, po + k);
            FloatVector y = load(q, qo + k);
            y.fma(c, x).intoArray(p, po + k);
            x.fma(d, y).intoArray(q, qo + k);
        }
    }

    @Override
    public void learnFour(float[] p, int po, float[] q, int[] at, int n, float[] cp, float[] cq) {
        int q0 = at[0];
        int q1 = at[1];
        int q2 = at[2];
        int q3 = at[3];
        FloatVector c0 = FloatVector.broadcast(S, cp[0]);
        FloatVector c1 = FloatVector.broadcast(S, cp[1]);
        FloatVector c2 = FloatVector.broadcast(S, cp[2]);
        FloatVector c3 = FloatVector.broadcast(S, cp[3]);
        FloatVector d0 = FloatVector.broadcast(S, cq[0]);
        FloatVector d1 = FloatVector.broadcast(S, cq[1]);
        FloatVector d2 = FloatVector.broadcast(S, cq[2]);
        FloatVector d3 = FloatVector.broadcast(S, cq[3]);
        for (int k = 0; k < n; k += W) {
            FloatVector x = load(p, po + k);
            FloatVector y0 = load(q, q0 + k);
            FloatVector y1 = load(q, q1 + k);
            FloatVector y2 = load(q, q2 + k);
            FloatVector y3 = load(q, q3 + k);
            x.fma(d0, y0).intoArray(q, q0 + k);
            x.fma(d1, y1).intoArray(q, q1 + k);
            x.fma(d2, y2).intoArray(q, q2 + k);
            x.fma(d3, y3).intoArray(q, q3 + k);
            FloatVector near = y1.fma(c1, y0.fma(c0, x));
            FloatVector far = y3.fma(c3, y2.mul(c2));
            near.add(far).intoArray(p, po + k);
        }
    }

    @Override
    public void shrink(float[] p, int po, int n, float keep) {
        for (int k = 0; k < n; k += W) {
            load(p, po + k).mul(keep).intoArray(p, po + k);
        }
    }

    @Override
    public void shrinkTo(float[] p, int po, float[] m, int mo, int n, float keep) {
        FloatVector kept = FloatVector.broadcast(S, keep);
        for (int k = 0; k < n; k += W) {
            FloatVector mean = load(m, mo + k);
            load(p, po + k).sub(mean).fma(kept, mean).intoArray(p, po + k);
        }
    }

    private static FloatVector load(float[] row, int at) {
        return FloatVector.fromArray(S, row, at);
    }
}
