package dev.dyad.kernel;

/**
 * The Cholesky factor U of a symmetric positive definite matrix A = Uᵀ U, and what is solved by it, in double precision.
 * Matrices are n × n, row by row; of A and U only what is not below the diagonal is read or written. Inner loops go along
 * rows and take no sums across them, so that compilers make vectors of them without another order of additions.
 */
public final class Cholesky {

    private Cholesky() {}

    /** Puts U in the place of A; false where A is not positive definite, or not finite, and then half done. */
    public static boolean factorize(double[] a, int n) {
        for (int k = 0; k < n; k++) {
            int pivotRow = k * n;
            double pivot = a[pivotRow + k];
            if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
                return false;
            }
            double root = Math.sqrt(pivot);
            a[pivotRow + k] = root;
            for (int j = k + 1; j < n; j++) {
                a[pivotRow + j] /= root;
            }
            for (int i = k + 1; i < n; i++) {
                subtractScaled(a[pivotRow + i], a, pivotRow, a, i * n, i, n);
            }
        }
        return true;
    }

    private static void subtractScaled(double c, double[] x, int xo, double[] y, int yo, int from, int n) {
        for (int j = from; j < n; j++) {
            y[yo + j] -= c * x[xo + j];
        }
    }

    /** Puts the solution v of Uᵀ v = b in the place of b. */
    public static void solveLower(double[] u, int n, double[] b) {
        for (int k = 0; k < n; k++) {
            b[k] /= u[k * n + k];
            subtractScaled(b[k], u, k * n, b, 0, k + 1, n);
        }
    }

    /** Puts the solution x of U x = v in the place of v. */
    public static void solveUpper(double[] u, int n, double[] v) {
        for (int k = n - 1; k >= 0; k--) {
            double sum = v[k];
            for (int j = k + 1; j < n; j++) {
                sum -= u[k * n + j] * v[j];
            }
            v[k] = sum / u[k * n + k];
        }
    }
}
