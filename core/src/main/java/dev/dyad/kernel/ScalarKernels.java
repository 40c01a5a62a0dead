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

    /** Columns {@code from} and on of one row. */
    static void settle(AdamPages pages, AdamPlan plan, int slot, int from, float[] out) {
        int n = pages.width();
        float[] page = pages.page(plan.rows[slot]);
        int at = pages.offset(plan.rows[slot]);
        for (int k = from; k < n; k++) {
            out[slot * n + k] = Math.fma(page[at + n + k], -plan.rate[slot], page[at + k]);
        }
    }

    @Override
    public void adamStep(
            AdamPages pages,
            AdamPlan plan,
            float[] theta,
            GradientTerms gradient,
            float l2,
            float rate,
            float epsilon) {
        for (int slot = 0; slot < plan.count(); slot++) {
            step(pages, plan, slot, 0, theta, gradient, l2, rate, epsilon);
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
            float epsilon) {
        int n = pages.width();
        float[] page = pages.page(plan.rows[slot]);
        int at = pages.offset(plan.rows[slot]);
        for (int k = from; k < n; k++) {
            float g = theta[slot * n + k] * (gradient.own()[slot] + l2);
            for (int j = gradient.start()[slot]; j < gradient.start()[slot + 1]; j++) {
                int r = gradient.ratings()[j];
                g = Math.fma(gradient.vectors()[gradient.place()[r] * n + k], gradient.factor()[r], g);
            }
            float r = page[at + 2 * n + k];
            float m = page[at + n + k] * (r + plan.since[slot]) * plan.decay1[slot] + AdamStep.GAIN1 * g;
            float root = (float) Math.sqrt(r * r * plan.decay2[slot] + g * g * AdamStep.GAIN2);
            float u = m / (root + epsilon);
            page[at + k] = theta[slot * n + k] - rate * u;
            page[at + n + k] = u;
            page[at + 2 * n + k] = root;
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
        float root = page[at + 2 * n];
        float m = page[at + n] * (root + clock.epsilonAt(since));
        float v = root * root;
        for (int t = since + 1; t <= until; t++) {
            float g = l2 * theta;
            m = Math.fma(m, (float) AdamStep.BETA1, AdamStep.GAIN1 * g);
            v = Math.fma(v, (float) AdamStep.BETA2, AdamStep.GAIN2 * g * g);
            theta -= clock.rateAt(t) * m / ((float) Math.sqrt(v) + clock.epsilonAt(t));
        }
        root = (float) Math.sqrt(v);
        page[at] = theta;
        page[at + n] = m / (root + clock.epsilonAt(until));
        page[at + 2 * n] = root;
    }
}
