package dev.dyad.kernel;

import static dev.dyad.kernel.Numbers.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Scalar and vector kernels beside the formulas in double precision. */
class RidgeKernelsTest {

    private static final int[] UNKNOWNS = {1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 31, 33, 64, 65, 128, 129};
    private static final int[] COUNTS = {0, 1, 2, 7, 48};
    private static final double TOLERANCE = 1e-5;

    static Stream<Arguments> cases() {
        return Stream.of(new ScalarRidgeKernels(), new VectorRidgeKernels())
                .flatMap(kernels -> Arrays.stream(UNKNOWNS).boxed().flatMap(n -> Arrays.stream(COUNTS)
                        .mapToObj(count -> Arguments.of(kernels, n, count))));
    }

    /** Rows of unknowns' columns and a right-hand side, with zeros behind. */
    private static float[] rows(int count, int n, int width) {
        float[] rows = numbers(7, count * width);
        for (int r = 0; r < count; r++) {
            Arrays.fill(rows, r * width + n + 1, (r + 1) * width, 0);
        }
        return rows;
    }

    @Test
    void vectorKernelsAreChosenWhereTheModuleIsThere() {
        assertInstanceOf(VectorRidgeKernels.class, RidgeKernels.instance());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void productsOfRowsAreAddedUp(RidgeKernels kernels, int n, int count) {
        int width = kernels.width(n);
        float[] x = rows(count, n, width);
        float[] a = numbers(8, RidgeKernels.size(n, width));
        float[] before = a.clone();

        kernels.addProducts(x, count, a, n, width);

        for (int i = 0; i < n; i++) {
            for (int j = i; j < width; j++) {
                double expected = before[i * width + j];
                for (int r = 0; r < count; r++) {
                    expected += (double) x[r * width + i] * x[r * width + j];
                }
                assertEquals(expected, a[i * width + j], TOLERANCE * (count + 1) * 4, i + ", " + j);
            }
        }
    }

    /** (XᵀX + λ) w = Xᵀy holds of what is solved for, whatever stood below the diagonal. */
    @ParameterizedTest
    @MethodSource("cases")
    void whatIsSolvedForFitsTheEquations(RidgeKernels kernels, int n, int count) {
        int width = kernels.width(n);
        float[] x = rows(count, n, width);
        float[] a = new float[RidgeKernels.size(n, width)];
        kernels.addProducts(x, count, a, n, width);
        for (int i = 0; i < n; i++) {
            a[i * width + i] += 2;
        }
        float[] matrix = a.clone();
        float[] w = numbers(9, width);

        kernels.factor(a, n, width);
        kernels.solve(a, n, width, w);

        for (int i = 0; i < n; i++) {
            double left = 0;
            for (int j = 0; j < n; j++) {
                left += (double) (i <= j ? matrix[i * width + j] : matrix[j * width + i]) * w[j];
            }
            assertEquals(matrix[i * width + n], left, 2e-4 * (count + 1), "equation " + i);
        }
        for (int k = n; k < width; k++) {
            assertEquals(0, w[k], "behind the unknowns");
        }
    }

    @Test
    void aMatrixThatIsNotPositiveDefiniteLeavesNothingFinite() {
        for (RidgeKernels kernels : List.of(new ScalarRidgeKernels(), new VectorRidgeKernels())) {
            int width = kernels.width(3);
            float[] a = new float[RidgeKernels.size(3, width)];
            a[0] = 1;
            a[width + 1] = -1;
            a[2 * width + 2] = 1;
            Arrays.fill(a, 3, 4, 1);
            a[width + 3] = 1;
            float[] w = new float[width];
            kernels.factor(a, 3, width);
            kernels.solve(a, 3, width, w);
            assertFalse(Float.isFinite(w[1]));
        }
    }

    /** Interpreted, then compiled: the same bits, or the same seed would not give the same model. */
    @Test
    void bitsStayTheSameWhenCodeIsCompiled() {
        for (RidgeKernels kernels : List.of(new ScalarRidgeKernels(), new VectorRidgeKernels())) {
            float[] first = solved(kernels, 21);
            for (int run = 0; run < 10_000; run++) {
                solved(kernels, 21);
            }
            assertEquals(Arrays.toString(first), Arrays.toString(solved(kernels, 21)));
        }
    }

    private static float[] solved(RidgeKernels kernels, int n) {
        int width = kernels.width(n);
        float[] a = new float[RidgeKernels.size(n, width)];
        kernels.addProducts(rows(9, n, width), 9, a, n, width);
        for (int i = 0; i < n; i++) {
            a[i * width + i] += 1;
        }
        float[] w = new float[width];
        kernels.factor(a, n, width);
        kernels.solve(a, n, width, w);
        return w;
    }
}
