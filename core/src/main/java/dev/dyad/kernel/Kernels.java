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
     * Adam's parameters after steps without a gradient, in closed form: out[oo + k] = θ − rate · m / (√v + epsilon). The
     * row holds n numbers θ, then n of m, then n of v; it stays as it is.
     */
    void adamSettle(float[] row, int ro, int n, float rate, float epsilon, float[] out, int oo);

    /**
     * One step of Adam on a row of θ, m, v whose current θ stands in {@code theta}: the gradient is scale ·
     * gradient[go + k] + shrink · θ; m and v decay by the given factors, for this step and those it missed.
     */
    void adamStep(
            float[] row,
            int ro,
            int n,
            float[] theta,
            int to,
            float[] gradient,
            int go,
            float scale,
            float shrink,
            AdamStep step);

    /**
     * Adam's steps since + 1 to until, one by one, on a row of θ, m, v whose only gradient is l2 · θ.
     *
     * @param since the step after which the row is current
     * @param until the step after which it shall be
     */
    void adamReplay(float[] row, int ro, int n, float l2, AdamClock clock, int since, int until);
}
