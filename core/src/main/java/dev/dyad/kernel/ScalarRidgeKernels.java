package dev.dyad.kernel;

import java.util.Arrays;

/** Plain loops: the oracle of the vector kernels, and what runs without the Vector API module. */
public final class ScalarRidgeKernels implements RidgeKernels {

    @Override
    public int lanes() {
        return ROWS;
    }

    @Override
    public void addProducts(float[] x, int count, float[] a, int n, int width) {
        for (int r = 0; r < count * width; r += width) {
            for (int i = 0; i < n; i++) {
                float c = x[r + i];
                for (int j = i; j < width; j++) {
                    a[i * width + j] += c * x[r + j];
                }
            }
        }
    }

    @Override
    public void factor(float[] a, int n, int width) {
        for (int k = 0; k < n; k++) {
            float inverse = (float) (1 / Math.sqrt(a[k * width + k]));
            for (int j = k; j < width; j++) {
                a[k * width + j] *= inverse;
            }
            for (int i = k + 1; i < n; i++) {
                float c = a[k * width + i];
                for (int j = i; j < width; j++) {
                    a[i * width + j] -= c * a[k * width + j];
                }
            }
        }
    }

    @Override
    public void solve(float[] a, int n, int width, float[] w) {
        Arrays.fill(w, 0, width, 0);
        for (int i = n - 1; i >= 0; i--) {
            float sum = a[i * width + n];
            for (int j = i + 1; j < n; j++) {
                sum -= a[i * width + j] * w[j];
            }
            w[i] = sum / a[i * width + i];
        }
    }
}
