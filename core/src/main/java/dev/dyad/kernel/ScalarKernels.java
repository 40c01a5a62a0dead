package dev.dyad.kernel;

/** Plain loops: the oracle of the vector kernels, and what runs without the Vector API module. */
public final class ScalarKernels implements Kernels {

    @Override
    public String description() {
        return "scalar";
    }

    @Override
    public float dot(float[] a, int ao, float[] b, int bo, int n) {
        float even = 0;
        float odd = 0;
        int k = 0;
        for (; k + 1 < n; k += 2) {
            even += a[ao + k] * b[bo + k];
            odd += a[ao + k + 1] * b[bo + k + 1];
        }
        return k < n ? even + odd + a[ao + k] * b[bo + k] : even + odd;
    }

    @Override
    public void addScaled(float c, float[] x, int xo, float[] y, int yo, int n) {
        for (int k = 0; k < n; k++) {
            y[yo + k] += c * x[xo + k];
        }
    }
}
