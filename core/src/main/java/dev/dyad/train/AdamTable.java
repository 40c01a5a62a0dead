package dev.dyad.train;

import dev.dyad.kernel.AdamClock;
import dev.dyad.kernel.AdamStep;
import dev.dyad.kernel.Kernels;

/**
 * Parameters that Adam learns: rows of θ, m and v side by side, brought up to date when they are read. A row that was
 * last current after step s and is read at step t has missed t − 1 − s steps without a gradient from any rating; what
 * they did to it follows from {@link AdamClock}. Used by one thread.
 */
final class AdamTable {

    private static final int PAGE_FLOATS = 1 << 24;

    /** Floats before the first row: they and the array's header fill a cache line, so that rows start on one. */
    private static final int PAD = 12;

    private static final Kernels KERNELS = Kernels.instance();

    private final int rows;
    private final int width;
    private final float l2;
    private final int shift;
    private final float[][] pages;
    private final int[] currentAfter;
    private final AdamStep step = new AdamStep();

    AdamTable(int rows, int width, double l2) {
        this.rows = rows;
        this.width = width;
        this.l2 = (float) l2;
        this.shift = 31 - Integer.numberOfLeadingZeros(Math.max(1, PAGE_FLOATS / (3 * width)));
        this.pages = new float[(int) (((long) rows + (1L << shift) - 1) >>> shift)][];
        for (int p = 0; p < pages.length; p++) {
            pages[p] = new float[PAD + Math.min(1 << shift, rows - (p << shift)) * 3 * width];
        }
        this.currentAfter = new int[rows];
    }

    int rows() {
        return rows;
    }

    int width() {
        return width;
    }

    /** Copies a row as it is at step {@code t}, before that step, to {@code out[offset]} and on. */
    void read(int row, AdamClock clock, int t, float[] out, int offset) {
        replay(row, clock, clock.replayedUntil(t - 1, l2));
        float[] page = page(row);
        int at = offset(row);
        int since = currentAfter[row];
        if (since == t - 1 || isUntouched(since)) {
            System.arraycopy(page, at, out, offset, width);
        } else {
            KERNELS.adamSettle(page, at, width, clock.rate(since, t - 1), clock.epsilon(since, t - 1), out, offset);
        }
    }

    /** Whether no step has ever moved the row, so that its m and v are 0 and steps without a gradient leave it alone. */
    private boolean isUntouched(int since) {
        return since == 0 && l2 == 0;
    }

    /**
     * Step {@code t} on a row whose θ, as {@link #read} gave it for this step, stands in {@code theta}.
     *
     * @param scale what the gradient is multiplied by
     * @param shrink how much of θ is added to the gradient, beside L2
     */
    void step(
            int row,
            AdamClock clock,
            int t,
            float[] theta,
            int thetaAt,
            float[] gradient,
            int gradientAt,
            float scale,
            float shrink) {
        int missed = t - 1 - currentAfter[row];
        step.set(clock.decay1(missed + 1), clock.decay2(missed + 1), clock.rateAt(t), clock.epsilonAt(t));
        KERNELS.adamStep(page(row), offset(row), width, theta, thetaAt, gradient, gradientAt, scale, shrink + l2, step);
        currentAfter[row] = t;
    }

    /** Brings every row up to date with step {@code t}, the last of the clock's epoch. */
    void settle(AdamClock clock, int t) {
        float[] theta = new float[width];
        for (int row = 0; row < rows; row++) {
            read(row, clock, t + 1, theta, 0);
            int since = currentAfter[row];
            System.arraycopy(theta, 0, page(row), offset(row), width);
            if (since < t && !isUntouched(since)) {
                decay(row, clock.decay1(t - since), clock.decay2(t - since));
            }
            currentAfter[row] = t;
        }
    }

    /** Steps the row one by one until it is current after that step, if it is not already. */
    private void replay(int row, AdamClock clock, int until) {
        int since = currentAfter[row];
        if (since < until && !isUntouched(since)) {
            KERNELS.adamReplay(page(row), offset(row), width, l2, clock, since, until);
            currentAfter[row] = until;
        }
    }

    private void decay(int row, float decay1, float decay2) {
        float[] page = page(row);
        int m = offset(row) + width;
        int v = m + width;
        for (int k = 0; k < width; k++) {
            page[m + k] *= decay1;
            page[v + k] *= decay2;
        }
    }

    /** Copies θ of a row that is current. */
    void copyTheta(int row, float[] target, int at) {
        System.arraycopy(page(row), offset(row), target, at, width);
    }

    /** What stands in a row: θ, m or v ({@code which} 0, 1, 2) of one column, as far as the row is current. */
    float get(int row, int which, int column) {
        return page(row)[offset(row) + which * width + column];
    }

    void set(int row, int which, int column, float value) {
        page(row)[offset(row) + which * width + column] = value;
    }

    int currentAfter(int row) {
        return currentAfter[row];
    }

    void setCurrentAfter(int row, int step) {
        currentAfter[row] = step;
    }

    private float[] page(int row) {
        return pages[row >>> shift];
    }

    private int offset(int row) {
        return PAD + (row & ((1 << shift) - 1)) * 3 * width;
    }
}
