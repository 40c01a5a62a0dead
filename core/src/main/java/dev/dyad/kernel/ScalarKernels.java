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
    public void adamSettle(AdamPages pages, AdamPlan plan, float[] out) {
        for (int slot = 0; slot < plan.count(); slot++) {
            settle(pages, plan, slot, 0, out);
        }
    }

    /** Rows of one number, such as biases. */
    static void settleSingle(AdamPages pages, AdamPlan plan, float[] out) {
        for (int slot = 0; slot < plan.count(); slot++) {
            float[] page = pages.page(plan.rows[slot]);
            int at = pages.offset(plan.rows[slot]);
            out[slot] = settled(
                    page[at], page[at + 1], page[at + 2], plan.rate[slot], plan.epsilon[slot], plan.shrink[slot]);
        }
    }

    /** Columns {@code from} and on of one row. */
    static void settle(AdamPages pages, AdamPlan plan, int slot, int from, float[] out) {
        int n = pages.width();
        float[] page = pages.page(plan.rows[slot]);
        int at = pages.offset(plan.rows[slot]);
        for (int k = from; k < n; k++) {
            float m = page[at + n + k];
            float v = page[at + 2 * n + k];
            out[slot * n + k] = settled(page[at + k], m, v, plan.rate[slot], plan.epsilon[slot], plan.shrink[slot]);
        }
    }

    static float settled(float theta, float m, float v, float rate, float epsilon, float shrink) {
        return theta - Math.fma(theta, shrink, rate * m / ((float) Math.sqrt(v) + epsilon));
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
        for (int slot = 0; slot < plan.count(); slot++) {
            step(pages, plan, slot, 0, theta, gradient, l2, rate, epsilon, shrink);
        }
    }

    /** Columns {@code from} and on of one row. */
    static void step(
            AdamPages pages,
            AdamPlan plan,
            int slot,
            int from,
            float[] theta,
            GradientTerms gradient,
            float l2,
            float rate,
            float epsilon,
            float shrink) {
        int n = pages.width();
        float[] page = pages.page(plan.rows[slot]);
        int at = pages.offset(plan.rows[slot]);
        for (int k = from; k < n; k++) {
            float g = theta[slot * n + k] * (gradient.own()[slot] + l2);
            for (int j = gradient.start()[slot]; j < gradient.start()[slot + 1]; j++) {
                int r = gradient.ratings()[j];
                g = Math.fma(gradient.vectors()[gradient.place()[r] * n + k], gradient.factor()[r], g);
            }
            float m = Math.fma(page[at + n + k], plan.decay1[slot], AdamStep.GAIN1 * g);
            float v = Math.fma(page[at + 2 * n + k], plan.decay2[slot], AdamStep.GAIN2 * g * g);
            page[at + k] = settled(theta[slot * n + k], m, v, rate, epsilon, shrink);
            page[at + n + k] = m;
            page[at + 2 * n + k] = v;
        }
    }

    @Override
    public void adamReplay(AdamPages pages, int row, float l2, AdamClock clock, int since, int until) {
        for (int k = 0; k < pages.width(); k++) {
            replay(pages.page(row), pages.offset(row) + k, pages.width(), l2, clock, since, until);
        }
    }

    /** One parameter. */
    static void replay(float[] page, int at, int n, float l2, AdamClock clock, int since, int until) {
        float theta = page[at];
        float m = page[at + n];
        float v = page[at + 2 * n];
        for (int t = since + 1; t <= until; t++) {
            float g = l2 * theta;
            m = Math.fma(m, (float) AdamStep.BETA1, AdamStep.GAIN1 * g);
            v = Math.fma(v, (float) AdamStep.BETA2, AdamStep.GAIN2 * g * g);
            theta = settled(theta, m, v, clock.rateAt(t), clock.epsilonAt(t), clock.shrinkAt(t));
        }
        page[at] = theta;
        page[at + n] = m;
        page[at + 2 * n] = v;
    }
}
