package dev.dyad.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Loops over the widest vectors of the machine, with scalar tails instead of masks. */
public final class VectorKernels implements Kernels {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int W = S.length();

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
        float sum = s0.add(s1).reduceLanes(VectorOperators.ADD);
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
}
