package dev.dyad.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Loops over the widest vectors of the machine, in tiles of the matrix whose numbers stay in registers. */
public final class VectorRidgeKernels implements RidgeKernels {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int W = S.length();

    @Override
    public int lanes() {
        return Math.max(W, ROWS);
    }

    @Override
    public void addProducts(float[] x, int count, float[] a, int n, int width) {
        int end = count * width;
        for (int i = 0; i < n; i += ROWS) {
            int j = i / W * W;
            for (; j + 2 * W <= width; j += 2 * W) {
                addTile(x, end, a, i, j, width);
            }
            if (j < width) {
                addNarrowTile(x, end, a, i, j, width);
            }
        }
    }

    /** Four rows of the matrix by two vectors. */
    private static void addTile(float[] x, int end, float[] a, int i, int j, int width) {
        FloatVector a0 = FloatVector.zero(S);
        FloatVector a1 = FloatVector.zero(S);
        FloatVector a2 = FloatVector.zero(S);
        FloatVector a3 = FloatVector.zero(S);
        FloatVector b0 = FloatVector.zero(S);
        FloatVector b1 = FloatVector.zero(S);
        FloatVector b2 = FloatVector.zero(S);
        FloatVector b3 = FloatVector.zero(S);
        for (int r = 0; r < end; r += width) {
            FloatVector u = load(x, r + j);
            FloatVector v = load(x, r + j + W);
            FloatVector c0 = FloatVector.broadcast(S, x[r + i]);
            FloatVector c1 = FloatVector.broadcast(S, x[r + i + 1]);
            FloatVector c2 = FloatVector.broadcast(S, x[r + i + 2]);
            FloatVector c3 = FloatVector.broadcast(S, x[r + i + 3]);
            a0 = c0.fma(u, a0);
            a1 = c1.fma(u, a1);
            a2 = c2.fma(u, a2);
            a3 = c3.fma(u, a3);
            b0 = c0.fma(v, b0);
            b1 = c1.fma(v, b1);
            b2 = c2.fma(v, b2);
            b3 = c3.fma(v, b3);
        }
        int at = i * width + j;
        add(a0, b0, a, at);
        add(a1, b1, a, at + width);
        add(a2, b2, a, at + 2 * width);
        add(a3, b3, a, at + 3 * width);
    }

    private static void add(FloatVector left, FloatVector right, float[] a, int at) {
        load(a, at).add(left).intoArray(a, at);
        load(a, at + W).add(right).intoArray(a, at + W);
    }

    /** Four rows of the matrix by one vector. */
    private static void addNarrowTile(float[] x, int end, float[] a, int i, int j, int width) {
        FloatVector a0 = FloatVector.zero(S);
        FloatVector a1 = FloatVector.zero(S);
        FloatVector a2 = FloatVector.zero(S);
        FloatVector a3 = FloatVector.zero(S);
        for (int r = 0; r < end; r += width) {
            FloatVector u = load(x, r + j);
            a0 = u.fma(FloatVector.broadcast(S, x[r + i]), a0);
            a1 = u.fma(FloatVector.broadcast(S, x[r + i + 1]), a1);
            a2 = u.fma(FloatVector.broadcast(S, x[r + i + 2]), a2);
            a3 = u.fma(FloatVector.broadcast(S, x[r + i + 3]), a3);
        }
        int at = i * width + j;
        load(a, at).add(a0).intoArray(a, at);
        load(a, at + width).add(a1).intoArray(a, at + width);
        load(a, at + 2 * width).add(a2).intoArray(a, at + 2 * width);
        load(a, at + 3 * width).add(a3).intoArray(a, at + 3 * width);
    }

    @Override
    public void factor(float[] a, int n, int width) {
        for (int first = 0; first < n; first += ROWS) {
            int behind = Math.min(n, first + ROWS);
            for (int k = first; k < behind; k++) {
                for (int above = first; above < k; above++) {
                    eliminateOne(a, above, k, width);
                }
                scale(a, k, (float) (1 / Math.sqrt(a[k * width + k])), width);
            }
            for (int row = behind; row < n; row++) {
                eliminateFour(a, first, row, width);
            }
        }
    }

    private static void scale(float[] a, int k, float by, int width) {
        int end = (k + 1) * width;
        for (int at = k * width + k / W * W; at < end; at += W) {
            load(a, at).mul(by).intoArray(a, at);
        }
    }

    private static void eliminateOne(float[] a, int pivot, int row, int width) {
        int j = row / W * W;
        int p = pivot * width + j;
        int end = (row + 1) * width;
        FloatVector c = FloatVector.broadcast(S, -a[pivot * width + row]);
        for (int at = row * width + j; at < end; at += W) {
            c.fma(load(a, p), load(a, at)).intoArray(a, at);
            p += W;
        }
    }

    /** Takes four pivot rows' parts from a row below, which then is read and written once for four. */
    private static void eliminateFour(float[] a, int pivot, int row, int width) {
        int j = row / W * W;
        int p = pivot * width + j;
        int end = (row + 1) * width;
        FloatVector c0 = FloatVector.broadcast(S, -a[pivot * width + row]);
        FloatVector c1 = FloatVector.broadcast(S, -a[(pivot + 1) * width + row]);
        FloatVector c2 = FloatVector.broadcast(S, -a[(pivot + 2) * width + row]);
        FloatVector c3 = FloatVector.broadcast(S, -a[(pivot + 3) * width + row]);
        for (int at = row * width + j; at < end; at += W) {
            FloatVector near = c1.fma(load(a, p + width), c0.fma(load(a, p), load(a, at)));
            FloatVector far = c3.fma(load(a, p + 3 * width), c2.mul(load(a, p + 2 * width)));
            near.add(far).intoArray(a, at);
            p += W;
        }
    }

    @Override
    public void solve(float[] a, int n, int width, float[] w) {
        Arrays.fill(w, 0, width, 0);
        for (int i = n - 1; i >= 0; i--) {
            // What is not solved yet is 0 in w, and so is the right-hand side's place.
            FloatVector sum = FloatVector.zero(S);
            int row = i * width;
            for (int j = (i + 1) / W * W; j < width; j += W) {
                sum = load(a, row + j).fma(load(w, j), sum);
            }
            w[i] = (a[row + n] - LaneSum.of(sum)) / a[row + i];
        }
    }

    private static FloatVector load(float[] row, int at) {
        return FloatVector.fromArray(S, row, at);
    }
}
