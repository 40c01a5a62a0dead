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
    public int tileItems() {
        return ScalarTile.ITEMS;
    }

    @Override
    public int scoreTile(float[] users, int uo, float[] panel, int dim, float[] least, int lo, float[] out) {
        return ScalarTile.score(users, uo, panel, dim, least, lo, out);
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
    public void adamSettle(AdamPages pages, AdamPlan plan, int from, int to, float[] out, int place) {
        for (int entry = from; entry < to; entry++) {
            settle(pages, plan, entry, 0, out, (place + entry) * pages.width());
        }
    }

    /** Columns {@code first} and on of one row, whose own place in {@code out} is {@code target}. */
    static void settle(AdamPages pages, AdamPlan plan, int entry, int first, float[] out, int target) {
        int n = pages.width();
        float[] page = pages.page(plan.rows[entry]);
        int at = pages.offset(plan.rows[entry]);
        for (int k = first; k < n; k++) {
            float theta = page[at + k];
            out[target + k] = theta - Math.fma(theta, plan.shrink[entry], page[at + n + k] * plan.rate[entry]);
        }
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
        for (int entry = from; entry < to; entry++) {
            int at = (place + entry) * pages.width();
            step(pages, plan, entry, 0, theta, at, gradient, l2, rate, epsilon, shrink);
        }
    }

    /** Columns {@code first} and on of one row, whose θ starts at {@code place}. */
    static void step(
            AdamPages pages,
            AdamPlan plan,
            int entry,
            int first,
            float[] theta,
            int place,
            GradientTerms gradient,
            float l2,
            float rate,
            float epsilon,
            float shrink) {
        int n = pages.width();
        float[] page = pages.page(plan.rows[entry]);
        int at = pages.offset(plan.rows[entry]);
        for (int k = first; k < n; k++) {
            float g = theta[place + k] * (gradient.own()[entry] + l2);
            for (int j = gradient.start()[entry]; j < gradient.start()[entry + 1]; j++) {
                int r = gradient.ratings()[j];
                g = Math.fma(gradient.vectors()[gradient.place()[r] * n + k], gradient.factor()[r], g);
            }
            float r = page[at + 2 * n + k];
            float m = page[at + n + k] * (r + plan.since[entry]) * plan.decay1[entry] + AdamStep.GAIN1 * g;
            float root = (float) Math.sqrt(r * r * plan.decay2[entry] + g * g * AdamStep.GAIN2);
            float u = m / (root + epsilon);
            page[at + k] = theta[place + k] - Math.fma(theta[place + k], shrink, rate * u);
            page[at + n + k] = u;
            page[at + 2 * n + k] = root;
        }
    }

    @Override
    public void adamReplay(AdamPages pages, int row, float l2, AdamClock clock, int since, int until) {
        for (int k = 0; since < until && k < pages.width(); k++) {
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
            float move = clock.rateAt(t) * m / ((float) Math.sqrt(v) + clock.epsilonAt(t));
            theta -= Math.fma(theta, clock.shrinkAt(t), move);
        }
        root = (float) Math.sqrt(v);
        page[at] = theta;
        page[at + n] = m / (root + clock.epsilonAt(until));
        page[at + 2 * n] = root;
    }

    @Override
    public void adamStride(AdamPages pages, int row, float l2, AdamClock clock, int since, int until, float[] scratch) {
        for (int k = 0; since < until && k < pages.width(); k++) {
            stride(pages.page(row), pages.offset(row) + k, pages.width(), l2, clock, since, until);
        }
    }

    /** One parameter. */
    static void stride(float[] page, int at, int n, float l2, AdamClock clock, int since, int until) {
        float root = page[at + 2 * n];
        page[at + n] *= root + clock.epsilonAt(since);
        page[at + 2 * n] = root * root;
        for (int t = since; t < until; ) {
            int steps = AdamStride.length(t, until - t);
            ScalarStride.take(page, at, n, l2, AdamStride.of(steps), clock, t);
            t += steps;
        }
        root = (float) Math.sqrt(page[at + 2 * n]);
        page[at + n] /= root + clock.epsilonAt(until);
        page[at + 2 * n] = root;
    }
}
