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
}
