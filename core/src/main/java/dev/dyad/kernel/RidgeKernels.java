package dev.dyad.kernel;

/**
 * The inner loops of ridge regression by its normal equations. Rows have {@code width} numbers, a multiple of
 * {@link #lanes()}: {@code n} unknowns' columns, one for the right-hand side, and zeros. A matrix has as many columns, and
 * of its rows the first n, rounded up to a multiple of {@link #ROWS}; only what is on and above the diagonal counts, and
 * what is below is scratch. The right-hand side being a column, it is summed up and eliminated with the others.
 */
public sealed interface RidgeKernels permits ScalarRidgeKernels, VectorRidgeKernels {

    /** Rows of a matrix that are worked on at a time. */
    int ROWS = 4;

    /** The kernels of this machine: vector ones where the Vector API module is there, scalar ones otherwise. */
    static RidgeKernels instance() {
        return KernelChoice.RIDGE;
    }

    /** What the width of rows must be a multiple of; itself one of {@link #ROWS}. */
    int lanes();

    /** The width of rows for so many unknowns. */
    default int width(int n) {
        return (n + 1 + lanes() - 1) / lanes() * lanes();
    }

    /** How many numbers a matrix has. */
    static int size(int n, int width) {
        return Math.multiplyExact((n + ROWS - 1) / ROWS * ROWS, width);
    }

    /**
     * Adds the products of rows: a[i, j] += Σ x[r, i] · x[r, j] over r below {@code count}, for i below n and j from i on.
     *
     * @param x {@code count} rows
     */
    void addProducts(float[] x, int count, float[] a, int n, int width);

    /**
     * Cholesky's factorization a = UᵀU in place, which turns the column of the right-hand side into U⁻ᵀ b. A matrix that
     * is not positive definite leaves numbers that are not finite.
     */
    void factor(float[] a, int n, int width);

    /**
     * Solves U w = c, c being column n of what {@link #factor} left.
     *
     * @param w takes the n unknowns, and zeros behind them; {@code width} numbers
     */
    void solve(float[] a, int n, int width, float[] w);
}
