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

    @Override
    public void drop(float[] x, int xo, float[] y, int yo, int n, int key, int first, Dropout dropout) {
        for (int k = 0; k < n; k++) {
            y[yo + k] = x[xo + k] * dropout.factor(key, first + k);
        }
    }

    @Override
    public void addDropped(float c, float[] x, int xo, float[] y, int yo, int n, int key, int first, Dropout dropout) {
        for (int k = 0; k < n; k++) {
            y[yo + k] = Math.fma(c * x[xo + k], dropout.factor(key, first + k), y[yo + k]);
        }
    }

    @Override
    public void adamSettle(float[] row, int ro, int n, float rate, float epsilon, float[] out, int oo) {
        for (int k = 0; k < n; k++) {
            out[oo + k] = settled(row[ro + k], row[ro + n + k], row[ro + 2 * n + k], rate, epsilon);
        }
    }

    static float settled(float theta, float m, float v, float rate, float epsilon) {
        return theta - rate * m / ((float) Math.sqrt(v) + epsilon);
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
        for (int k = 0; k < n; k++) {
            float g = scale * gradient[go + k] + shrink * theta[to + k];
            stepOne(row, ro + k, n, theta[to + k], g, step);
        }
    }

    static void stepOne(float[] row, int at, int n, float theta, float g, AdamStep step) {
        float m = Math.fma(row[at + n], step.decay1(), AdamStep.GAIN1 * g);
        float v = Math.fma(row[at + 2 * n], step.decay2(), AdamStep.GAIN2 * g * g);
        row[at] = settled(theta, m, v, step.rate(), step.epsilon());
        row[at + n] = m;
        row[at + 2 * n] = v;
    }

    @Override
    public void adamReplay(float[] row, int ro, int n, float l2, AdamClock clock, int since, int until) {
        for (int k = 0; k < n; k++) {
            replayOne(row, ro + k, n, l2, clock, since, until);
        }
    }

    static void replayOne(float[] row, int at, int n, float l2, AdamClock clock, int since, int until) {
        float theta = row[at];
        float m = row[at + n];
        float v = row[at + 2 * n];
        for (int t = since + 1; t <= until; t++) {
            float g = l2 * theta;
            m = Math.fma(m, (float) AdamStep.BETA1, AdamStep.GAIN1 * g);
            v = Math.fma(v, (float) AdamStep.BETA2, AdamStep.GAIN2 * g * g);
            theta = settled(theta, m, v, clock.rateAt(t), clock.epsilonAt(t));
        }
        row[at] = theta;
        row[at + n] = m;
        row[at + 2 * n] = v;
    }
}
