package dev.dyad.kernel;

import static dev.dyad.kernel.Numbers.assertClose;
import static dev.dyad.kernel.Numbers.doubles;
import static dev.dyad.kernel.Numbers.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
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

        assertClose(expected, doubles(y), 8 * ULP);
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
    void aTileIsTheProductOfUsersAndItems(Kernels kernels, int dim, int offset) {
        int items = kernels.tileItems();
        int users = Kernels.TILE_USERS;
        float[] vectors = numbers(9, offset + users * dim + 3);
        float[] panel = numbers(10, (dim + 1) * items);
        float[] out = new float[users * items];
        double[] expected = new double[users * items];
        double size = 0;
        for (int place = 0; place < expected.length; place++) {
            expected[place] = panel[place % items];
            for (int k = 0; k < dim; k++) {
                double product =
                        (double) vectors[offset + k * users + place / items] * panel[(k + 1) * items + place % items];
                expected[place] += product;
                size = Math.max(size, Math.abs(product) + Math.abs(expected[place]));
            }
        }
        float[] least = new float[offset + users];

        kernels.scoreTile(vectors, offset, panel, dim, least, offset, out);

        for (int place = 0; place < expected.length; place++) {
            assertEquals(expected[place], out[place], size * (dim + 1) * (dim + 1) * ULP, "place " + place);
        }
        for (int user = 0; user < users; user++) {
            float best = Float.NEGATIVE_INFINITY;
            for (int item = 0; item < items; item++) {
                best = Math.max(best, out[user * items + item]);
            }
            least[offset + user] = user % 2 == 0 ? best : Math.nextUp(best);
        }
        assertEquals(0b0101, kernels.scoreTile(vectors, offset, panel, dim, least, offset, out));
        Arrays.fill(panel, 3, 4, Float.NaN);
        assertEquals(0b1111, kernels.scoreTile(vectors, offset, panel, dim, least, offset, out));
    }

    private static void assertUntouched(float[] before, float[] after, int from, int n) {
        for (int k = 0; k < before.length; k++) {
            if (k < from || k >= from + n) {
                assertEquals(before[k], after[k], "number " + k + " lies outside the range");
            }
        }
    }
}
