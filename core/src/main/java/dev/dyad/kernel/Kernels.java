package dev.dyad.kernel;

/**
 * The inner loops of training and scoring over rows of {@code float[]}. One implementation is chosen when the program
 * starts; both give the same numbers up to the order in which sums are taken.
 */
public sealed interface Kernels permits ScalarKernels, VectorKernels {

    /** The kernels of this machine: vector ones where the Vector API module is there, scalar ones otherwise. */
    static Kernels instance() {
        return KernelChoice.CHOSEN;
    }

    /** Which kernels these are, for people, such as {@code vector, 16 floats wide}. */
    String description();

    /** Σ a[ao + k] · b[bo + k] over k below n. */
    float dot(float[] a, int ao, float[] b, int bo, int n);

    /** Adds c · x[xo + k] to y[yo + k] for each k below n. */
    void addScaled(float c, float[] x, int xo, float[] y, int yo, int n);

    /**
     * Applies dropout: y[yo + k] = x[xo + k] · (0 or {@code keep}) for each k below n. Whether the k-th number is dropped
     * is decided by {@link Dropout} from the key and {@code first + k} alone.
     */
    void drop(float[] x, int xo, float[] y, int yo, int n, int key, int first, Dropout dropout);

    /** Adds c · x[xo + k] · (0 or {@code keep}) to y[yo + k] for each k below n, dropping what {@link #drop} drops. */
    void addDropped(float c, float[] x, int xo, float[] y, int yo, int n, int key, int first, Dropout dropout);

    /**
     * The parameters of a plan's rows after the steps each has missed, in closed form: out[slot · width + k] = θ − (rate
     * · m / (√v + epsilon) + shrink · θ). The rows stay as they are.
     */
    void adamSettle(AdamPages pages, AdamPlan plan, float[] out);

    /**
     * One step of Adam on a plan's rows.
     *
     * @param theta what {@link #adamSettle} gave for them
     * @param gradient of each slot, without L2
     * @param l2 coupled weight decay: l2 · θ is added to the gradient
     * @param rate of this step, {@link AdamClock#rateAt}
     * @param epsilon of this step, {@link AdamClock#epsilonAt}
     * @param shrink of this step, {@link AdamClock#shrinkAt}
     */
    void adamStep(
            AdamPages pages,
            AdamPlan plan,
            float[] theta,
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
}
