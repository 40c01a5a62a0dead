package dev.dyad.kernel;

/**
 * The inner loops of training and scoring over rows of {@code float[]}. One implementation is chosen when the program
 * starts; both give the same numbers up to the order in which sums are taken.
 */
public sealed interface Kernels permits ScalarKernels, VectorKernels {

    /** Rows of numbers that a stride needs room for. */
    int SCRATCH = 4;

    /** The kernels of this machine: vector ones where the Vector API module is there, scalar ones otherwise. */
    static Kernels instance() {
        return KernelChoice.CHOSEN;
    }

    /** How many users a tile of scores has. */
    int TILE_USERS = 4;

    /** Which kernels these are, for people, such as {@code vector, 16 floats wide}. */
    String description();

    /** Σ a[ao + k] · b[bo + k] over k below n. */
    float dot(float[] a, int ao, float[] b, int bo, int n);

    /** Adds c · x[xo + k] to y[yo + k] for each k below n. */
    void addScaled(float c, float[] x, int xo, float[] y, int yo, int n);

    /** How many items a tile of scores has: the width of a panel. */
    int tileItems();

    /**
     * A tile of scores, {@link #TILE_USERS} users by the items of a panel:
     * out[u · items + i] = panel[i] + Σ users[uo + 4k + u] · panel[(k + 1) · items + i] over k below {@code dim}.
     *
     * @param users their vectors, number by number: the first of each, then the second of each
     * @param panel a number to start from for each item, their biases; then the items' vectors, number by number
     * @param least one for each user, from {@code lo} on
     * @return has bit u set where some score of user u is not below their least; NaN is below nothing
     */
    int scoreTile(float[] users, int uo, float[] panel, int dim, float[] least, int lo, float[] out);

    /**
     * Applies dropout: y[yo + k] = x[xo + k] · (0 or {@code keep}) for each k below n. Whether the k-th number is dropped
     * is decided by {@link Dropout} from the key and {@code first + k} alone.
     */
    void drop(float[] x, int xo, float[] y, int yo, int n, int key, int first, Dropout dropout);

    /** Adds c · x[xo + k] · (0 or {@code keep}) to y[yo + k] for each k below n, dropping what {@link #drop} drops. */
    void addDropped(float c, float[] x, int xo, float[] y, int yo, int n, int key, int first, Dropout dropout);

    /**
     * The parameters of entries {@code from} to {@code to} − 1 of a plan after the steps each has missed, in closed form:
     * out[(place + entry) · width + k] = θ − (rate · u + shrink · θ). The rows stay as they are.
     */
    void adamSettle(AdamPages pages, AdamPlan plan, int from, int to, float[] out, int place);

    /**
     * One step of Adam on entries {@code from} to {@code to} − 1 of a plan.
     *
     * @param theta what {@link #adamSettle} gave for them
     * @param place of the first entry in {@code theta}
     * @param gradient of each entry, without L2
     * @param l2 coupled weight decay: l2 · θ is added to the gradient
     * @param rate of this step, {@link AdamClock#rateAt}
     * @param epsilon of this step, {@link AdamClock#epsilonAt}
     * @param shrink of this step, {@link AdamClock#shrinkAt}
     */
    void adamStep(
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
            float shrink);

    /**
     * Adam's steps since + 1 to until, one by one, on a row whose only gradient is l2 · θ.
     *
     * @param since the step after which the row is current
     * @param until the step after which it shall be
     */
    void adamReplay(AdamPages pages, int row, float l2, AdamClock clock, int since, int until);

    /**
     * The same to a few parts in 10⁵, in strides ({@link AdamStride}).
     *
     * @param scratch room for {@link #SCRATCH} rows
     */
    void adamStride(AdamPages pages, int row, float l2, AdamClock clock, int since, int until, float[] scratch);

    /** The missed steps that entries {@code from} to {@code to} − 1 of a plan do not have in closed form. */
    default void adamCatchUp(AdamPages pages, AdamPlan plan, int from, int to, float l2, AdamClock clock) {
        for (int entry = from; plan.hasReplays() && entry < to; entry++) {
            int since = plan.replayedFrom[entry];
            int until = plan.replayedUntil[entry];
            int stepwise = clock.stepwise(since, until);
            if (since < stepwise) {
                adamReplay(pages, plan.rows[entry], l2, clock, since, stepwise);
            }
            if (stepwise < until) {
                float[] scratch = plan.scratch(SCRATCH * pages.width());
                adamStride(pages, plan.rows[entry], l2, clock, stepwise, until, scratch);
            }
        }
    }
}
