package dev.dyad.kernel;

import static dev.dyad.kernel.Numbers.assertClose;
import static dev.dyad.kernel.Numbers.doubles;
import static dev.dyad.kernel.Numbers.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Scalar and vector kernels beside the formulas in double precision. Cells beside the rows must stay as they were. */
class SgdKernelsTest {

    /** Rows of so many whole vectors. */
    private static final int[] VECTORS = {1, 2, 3, 4, 5, 8, 9, 16, 17};

    private static final int[] OFFSETS = {0, 1, 7, 13};
    private static final double TOLERANCE = 1e-5;

    private static final float[] USER_STEPS = {0.3f, -0.2f, 0.05f, 0.7f};
    private static final float[] ITEM_STEPS = {-0.1f, 0.4f, 0.25f, -0.6f};

    static Stream<Arguments> cases() {
        return Stream.of(new ScalarSgdKernels(), new VectorSgdKernels())
                .flatMap(kernels -> Arrays.stream(VECTORS).boxed().flatMap(count -> Arrays.stream(OFFSETS)
                        .mapToObj(offset -> Arguments.of(kernels, count * kernels.lanes(), offset))));
    }

    /** Where four rows of q stand that follow each other with a gap, not in order. */
    private static int[] four(int n, int offset) {
        return new int[] {offset + 2 * (n + 3), offset, offset + 3 * (n + 3), offset + n + 3};
    }

    @Test
    void vectorKernelsAreChosenWhereTheModuleIsThere() {
        assertInstanceOf(VectorSgdKernels.class, SgdKernels.instance());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void productsAreSumsOfProducts(SgdKernels kernels, int n, int offset) {
        float[] p = numbers(1, n + offset + 5);
        float[] q = numbers(2, 4 * (n + 3) + offset + 5);
        int[] at = four(n, offset);
        float[] products = new float[4];
        kernels.dotFour(p, offset, q, at, n, products);
        for (int j = 0; j < 4; j++) {
            double expected = 0;
            for (int k = 0; k < n; k++) {
                expected += (double) p[offset + k] * q[at[j] + k];
            }
            assertEquals(expected, products[j], TOLERANCE * n);
            assertEquals(expected, kernels.dot(p, offset, q, at[j], n), TOLERANCE * n);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachRowLearnsFromWhatTheOtherWas(SgdKernels kernels, int n, int offset) {
        float[] p = numbers(3, n + offset + 5);
        float[] q = numbers(4, n + offset + 9);
        double[] pExpected = doubles(p);
        double[] qExpected = doubles(q);
        for (int k = 0; k < n; k++) {
            pExpected[offset + k] += 0.3 * q[offset + 2 + k];
            qExpected[offset + 2 + k] += -0.7 * p[offset + k];
        }
        kernels.learn(p, offset, q, offset + 2, n, 0.3f, -0.7f);
        assertClose(pExpected, doubles(p), TOLERANCE);
        assertClose(qExpected, doubles(q), TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fourRowsLearnAtATime(SgdKernels kernels, int n, int offset) {
        float[] p = numbers(5, n + offset + 5);
        float[] q = numbers(6, 4 * (n + 3) + offset + 5);
        int[] at = four(n, offset);
        double[] pExpected = doubles(p);
        double[] qExpected = doubles(q);
        for (int j = 0; j < 4; j++) {
            for (int k = 0; k < n; k++) {
                pExpected[offset + k] += (double) USER_STEPS[j] * q[at[j] + k];
                qExpected[at[j] + k] += (double) ITEM_STEPS[j] * p[offset + k];
            }
        }
        kernels.learnFour(p, offset, q, at, n, USER_STEPS, ITEM_STEPS);
        assertClose(pExpected, doubles(p), TOLERANCE);
        assertClose(qExpected, doubles(q), TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rowsShrinkToZeroAndToTheirMeans(SgdKernels kernels, int n, int offset) {
        float[] p = numbers(7, n + offset + 5);
        float[] m = numbers(8, n + offset + 5);
        double[] toZero = doubles(p);
        double[] toMean = doubles(p);
        for (int k = 0; k < n; k++) {
            toZero[offset + k] *= 0.9f;
            toMean[offset + k] = m[2 + k] + 0.9f * (p[offset + k] - (double) m[2 + k]);
        }
        float[] other = p.clone();
        kernels.shrink(p, offset, n, 0.9f);
        kernels.shrinkTo(other, offset, m, 2, n, 0.9f);
        assertClose(toZero, doubles(p), TOLERANCE);
        assertClose(toMean, doubles(other), TOLERANCE);
    }

    /** Interpreted, then compiled: the same bits, or the same seed would not give the same model. */
    @Test
    void bitsStayTheSameWhenCodeIsCompiled() {
        for (SgdKernels kernels : List.of(new ScalarSgdKernels(), new VectorSgdKernels())) {
            int n = 3 * kernels.lanes();
            float[] first = learned(kernels, n);
            for (int run = 0; run < 20_000; run++) {
                learned(kernels, n);
            }
            assertEquals(Arrays.toString(first), Arrays.toString(learned(kernels, n)));
        }
    }

    private static float[] learned(SgdKernels kernels, int n) {
        float[] p = numbers(9, n);
        float[] q = numbers(10, 4 * n);
        int[] at = {0, n, 2 * n, 3 * n};
        float[] products = new float[4];
        kernels.dotFour(p, 0, q, at, n, products);
        kernels.learnFour(p, 0, q, at, n, products, ITEM_STEPS);
        kernels.learn(p, 0, q, n, n, kernels.dot(p, 0, q, n, n), 0.1f);
        kernels.shrink(p, 0, n, 0.7f);
        return p;
    }
}
