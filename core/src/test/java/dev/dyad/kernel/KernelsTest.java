package dev.dyad.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scalar and vector kernels beside the formulas in double precision, over sizes that fill no, one and several vectors
 * and at offsets that are no multiples of anything. Cells outside the range a kernel may write must stay as they were.
 */
class KernelsTest {

    private static final int[] SIZES = {1, 3, 5, 7, 15, 16, 17, 31, 33, 64, 127, 128, 129, 256};
    private static final int[] OFFSETS = {0, 1, 7, 13};
    private static final Kernels SCALAR = new ScalarKernels();
    private static final Kernels VECTOR = new VectorKernels();

    /** Rounding of a float, relative. */
    private static final double ULP = 0x1p-23;

    static Stream<Arguments> cases() {
        return Stream.of(SCALAR, VECTOR)
                .flatMap(kernels -> Arrays.stream(SIZES).boxed().flatMap(n -> Arrays.stream(OFFSETS)
                        .mapToObj(offset -> Arguments.of(kernels, n, offset))));
    }

    @Test
    void vectorKernelsAreChosenWhereTheModuleIsThere() {
        assertInstanceOf(VectorKernels.class, Kernels.instance());
        assertEquals("scalar", SCALAR.description());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void dotIsTheSumOfProducts(Kernels kernels, int n, int offset) {
        float[] a = numbers(1, n + offset + 5);
        float[] b = numbers(2, n + 9);
        double expected = 0;
        double size = 0;
        for (int k = 0; k < n; k++) {
            expected += (double) a[offset + k] * b[3 + k];
            size += Math.abs((double) a[offset + k] * b[3 + k]);
        }
        assertEquals(expected, kernels.dot(a, offset, b, 3, n), size * n * ULP);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void addScaledAddsARowTimesANumber(Kernels kernels, int n, int offset) {
        float[] x = numbers(3, n + offset + 5);
        float[] y = numbers(4, n + 9);
        double[] expected = doubles(y);
        for (int k = 0; k < n; k++) {
            expected[3 + k] += -1.7f * (double) x[offset + k];
        }
        float[] before = y.clone();

        kernels.addScaled(-1.7f, x, offset, y, 3, n);

        assertClose(expected, y, 8 * ULP);
        assertUntouched(before, y, 3, n);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void dropKeepsOrDropsAsDropoutSays(Kernels kernels, int n, int offset) {
        Dropout dropout = Dropout.of(0.3);
        float[] x = numbers(5, n + offset + 5);
        float[] y = numbers(6, n + 9);
        float[] expected = y.clone();
        for (int k = 0; k < n; k++) {
            expected[3 + k] = x[offset + k] * dropout.factor(-77, 32 + k);
        }

        kernels.drop(x, offset, y, 3, n, -77, 32, dropout);

        assertArrayEquals(expected, y, "bit for bit");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void addDroppedAddsWhatDropKeeps(Kernels kernels, int n, int offset) {
        Dropout dropout = Dropout.of(0.6);
        float[] x = numbers(7, n + offset + 5);
        float[] y = numbers(8, n + 9);
        float[] expected = y.clone();
        for (int k = 0; k < n; k++) {
            float dropped = 0.3f * x[offset + k];
            expected[3 + k] = Math.fma(dropped, dropout.factor(1 << 30, 5 + k), y[3 + k]);
        }

        kernels.addDropped(0.3f, x, offset, y, 3, n, 1 << 30, 5, dropout);

        assertArrayEquals(expected, y, "bit for bit");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void adamSettleMovesByTheMeanGradient(Kernels kernels, int n, int offset) {
        float[] row = adamRow(9, n, offset);
        float[] before = row.clone();
        float[] out = numbers(10, n + 9);
        float[] outBefore = out.clone();
        double[] expected = doubles(out);
        for (int k = 0; k < n; k++) {
            expected[3 + k] =
                    row[offset + k] - 0.02 * row[offset + n + k] / (Math.sqrt(row[offset + 2 * n + k]) + 1e-3);
        }

        kernels.adamSettle(row, offset, n, 0.02f, 1e-3f, out, 3);

        assertClose(expected, out, 16 * ULP);
        assertUntouched(outBefore, out, 3, n);
        assertArrayEquals(before, row, "the row stays as it is");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void adamStepTakesOneStepFromTheCurrentParameters(Kernels kernels, int n, int offset) {
        float[] row = adamRow(11, n, offset);
        float[] before = row.clone();
        float[] theta = numbers(12, n + 9);
        float[] gradient = numbers(13, n + 9);
        AdamStep step = new AdamStep();
        step.set(0.81f, 0.998f, 0.003f, 1e-5f);
        double[] expected = doubles(row);
        for (int k = 0; k < n; k++) {
            double g = 0.25 * gradient[1 + k] + 0.01 * theta[3 + k];
            double m = 0.81 * row[offset + n + k] + 0.1 * g;
            double v = 0.998 * row[offset + 2 * n + k] + 0.001 * g * g;
            expected[offset + k] = theta[3 + k] - 0.003 * m / (Math.sqrt(v) + 1e-5);
            expected[offset + n + k] = m;
            expected[offset + 2 * n + k] = v;
        }

        kernels.adamStep(row, offset, n, theta, 3, gradient, 1, 0.25f, 0.01f, step);

        assertClose(expected, row, 64 * ULP);
        assertUntouched(before, row, offset, 3 * n);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void adamReplayTakesEachMissedStep(Kernels kernels, int n, int offset) {
        AdamClock clock = new AdamClock(0, 60, t -> 1e-3 / t);
        float[] row = adamRow(14, n, offset);
        float[] before = row.clone();
        double[] expected = doubles(row);
        for (int k = 0; k < n; k++) {
            double theta = row[offset + k];
            double m = row[offset + n + k];
            double v = row[offset + 2 * n + k];
            for (int t = 21; t <= 50; t++) {
                double g = 0.05 * theta;
                m = 0.9 * m + 0.1 * g;
                v = 0.999 * v + 0.001 * g * g;
                double mean = m / (1 - Math.pow(0.9, t));
                double square = v / (1 - Math.pow(0.999, t));
                theta -= 1e-3 / t * mean / (Math.sqrt(square) + 1e-8);
            }
            expected[offset + k] = theta;
            expected[offset + n + k] = m;
            expected[offset + 2 * n + k] = v;
        }

        kernels.adamReplay(row, offset, n, 0.05f, clock, 20, 50);

        assertClose(expected, row, 30 * 8 * ULP);
        assertUntouched(before, row, offset, 3 * n);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aReplayOfNoStepsChangesNothing(Kernels kernels, int n, int offset) {
        float[] row = adamRow(15, n, offset);
        float[] before = row.clone();
        kernels.adamReplay(row, offset, n, 0.05f, new AdamClock(0, 60, t -> 1e-3), 20, 20);
        assertArrayEquals(before, row);
    }

    /** θ and m of any sign, v above 0, with other numbers around. */
    private static float[] adamRow(long seed, int n, int offset) {
        float[] row = numbers(seed, offset + 3 * n + 5);
        for (int k = 0; k < n; k++) {
            row[offset + 2 * n + k] = Math.abs(row[offset + 2 * n + k]) + 0.01f;
        }
        return row;
    }

    private static float[] numbers(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[length];
        for (int k = 0; k < length; k++) {
            numbers[k] = (float) random.nextDouble(-2, 2);
        }
        return numbers;
    }

    private static double[] doubles(float[] numbers) {
        double[] doubles = new double[numbers.length];
        Arrays.setAll(doubles, k -> numbers[k]);
        return doubles;
    }

    private static void assertClose(double[] expected, float[] actual, double tolerance) {
        for (int k = 0; k < expected.length; k++) {
            assertEquals(expected[k], actual[k], tolerance * Math.max(1, Math.abs(expected[k])), "number " + k);
        }
    }

    private static void assertUntouched(float[] before, float[] after, int from, int n) {
        for (int k = 0; k < before.length; k++) {
            if (k < from || k >= from + n) {
                assertEquals(before[k], after[k], "number " + k + " lies outside the range");
            }
        }
    }
}
