package dev.dyad.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskyTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 31, 64})
    void solvesWhatTheMatrixWasMultipliedWith(int n) {
        SplittableRandom random = new SplittableRandom(n);
        double[] a = new double[n * n];
        for (int r = 0; r < 2 * n; r++) {
            double[] z = random.doubles(n, -1, 1).toArray();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    a[i * n + j] += z[i] * z[j] + (i == j ? 0.1 : 0);
                }
            }
        }
        double[] x = random.doubles(n, -1, 1).toArray();
        double[] b = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                b[i] += a[i * n + j] * x[j];
            }
        }
        assertTrue(Cholesky.factorize(a, n));
        Cholesky.solveLower(a, n, b);
        Cholesky.solveUpper(a, n, b);
        for (int i = 0; i < n; i++) {
            assertEquals(x[i], b[i], 1e-10);
        }
    }

    @Test
    void refusesMatricesThatAreNotPositiveDefinite() {
        assertFalse(Cholesky.factorize(new double[] {1, 2, 2, 1}, 2));
        assertFalse(Cholesky.factorize(new double[] {Double.NaN}, 1));
        assertFalse(Cholesky.factorize(new double[] {Double.POSITIVE_INFINITY}, 1));
        assertFalse(Cholesky.factorize(new double[] {0}, 1));
    }
}
