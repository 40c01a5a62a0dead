package dev.dyad.kernel;

/**
 * Rows of θ, u and r, {@code width} numbers each and side by side, in pages. Adam's m and v are kept as r = √v and u = m /
 * (r + e), e being the epsilon of the step after which the row is current: what a step has already worked out, so that
 * steps without a gradient need neither a root nor a quotient. A row starts on a cache line where the width is a
 * multiple of 16.
 */
public final class AdamPages {

    private static final int PAGE_FLOATS = 1 << 24;

    /** Floats before the first row of a page: with the array's header they fill a cache line. */
    private static final int PAD = 12;

    /** Floats in a cache line. */
    private static final int LINE = 16;

    /** What a row with a bias has more: a whole cache line, so that the next row starts on one, too. */
    private static final int BIAS = LINE;

    private final int rows;
    private final int width;
    private final int start;
    private final int stride;
    private final int shift;
    private final float[][] pages;

    /** Rows without biases. */
    public AdamPages(int rows, int width) {
        this(rows, width, 0);
    }

    private AdamPages(int rows, int width, int more) {
        this.rows = rows;
        this.width = width;
        this.start = PAD;
        this.stride = 3 * width + more;
        this.shift = 31 - Integer.numberOfLeadingZeros(Math.max(1, PAGE_FLOATS / stride));
        this.pages = new float[(int) (((long) rows + (1L << shift) - 1) >>> shift)][];
        for (int p = 0; p < pages.length; p++) {
            pages[p] = new float[PAD + Math.min(1 << shift, rows - (p << shift)) * stride];
        }
    }

    private AdamPages(AdamPages whole) {
        this.rows = whole.rows;
        this.width = 1;
        this.start = PAD + 3 * whole.width;
        this.stride = whole.stride;
        this.shift = whole.shift;
        this.pages = whole.pages;
    }

    /** Rows that each end with room for a bias. */
    public static AdamPages withBiases(int rows, int width) {
        return new AdamPages(rows, width, BIAS);
    }

    /** The biases of rows made by {@link #withBiases}, as rows of one number that lie beside the others. */
    public AdamPages biases() {
        if (stride == 3 * width) {
            throw new IllegalStateException("these rows have no biases");
        }
        return new AdamPages(this);
    }

    public int rows() {
        return rows;
    }

    public int width() {
        return width;
    }

    float[] page(int row) {
        return pages[row >>> shift];
    }

    int offset(int row) {
        return start + (row & ((1 << shift) - 1)) * stride;
    }

    /**
     * Reads a number of each cache line of a plan's rows, in a loop so short that a processor has many rows on the road at
     * once: what follows then finds them in its nearest caches. Returns a sum nobody needs, so that it is not left out.
     */
    public float fetch(AdamPlan plan, int from, int to) {
        float sum = 0;
        for (int entry = from; entry < to; entry++) {
            float[] page = page(plan.rows[entry]);
            int at = offset(plan.rows[entry]);
            for (int k = at; k < at + stride; k += LINE) {
                sum += page[k];
            }
        }
        return sum;
    }

    /** θ, u or r ({@code part} 0, 1, 2) of one column of a row. */
    public float get(int row, int part, int column) {
        return page(row)[offset(row) + part * width + column];
    }

    public void set(int row, int part, int column, float value) {
        page(row)[offset(row) + part * width + column] = value;
    }

    /** Copies θ of a row. */
    public void copyTheta(int row, float[] target, int at) {
        copy(row, 0, target, at);
    }

    /** Copies θ, u or r ({@code part} 0, 1, 2) of a row. */
    public void copy(int row, int part, float[] target, int at) {
        System.arraycopy(page(row), offset(row) + part * width, target, at, width);
    }

    /**
     * Makes a plan's rows current: replaces their θ, and lets their m and v decay by the steps they have missed. The
     * plan's decays are for one step more.
     *
     * @param thetas of the plan's entries, one after the other
     * @param epsilon of the step after which they shall be current
     */
    public void keep(AdamPlan plan, float[] thetas, float epsilon) {
        for (int entry = 0; entry < plan.count(); entry++) {
            float[] page = page(plan.rows[entry]);
            int at = offset(plan.rows[entry]);
            float decay1 = (float) (plan.decay1[entry] / AdamStep.BETA1);
            float rootDecay = (float) Math.sqrt(plan.decay2[entry] / AdamStep.BETA2);
            float since = plan.since[entry];
            System.arraycopy(thetas, entry * width, page, at, width);
            for (int k = 0; k < width; k++) {
                float root = page[at + 2 * width + k];
                float m = page[at + width + k] * (root + since) * decay1;
                page[at + 2 * width + k] = root * rootDecay;
                page[at + width + k] = m / (root * rootDecay + epsilon);
            }
        }
    }
}
