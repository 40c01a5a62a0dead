package dev.dyad.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrdinalKernelsTest {

    private static final float[] BOUNDS = {
        Float.NEGATIVE_INFINITY, -5.5f, -3.2f, -3.1f, -0.4f, 0.8f, 2.9f, 4.5f, Float.POSITIVE_INFINITY
    };

    static Stream<OrdinalKernels> kernels() {
        return Stream.of(new ScalarOrdinalKernels(), new VectorOrdinalKernels());
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double density(double x) {
        return sigmoid(x) * sigmoid(-x);
    }

    /** Likelihoods, pulls and widths of four ratings. */
    private static float[][] said(OrdinalKernels kernels, float[] logits, int[] levels) {
        float[][] said = new float[3][4];
        kernels.fourRatings(logits, levels, BOUNDS, said[0], said[1], said[2]);
        return said;
    }

    @Test
    void vectorKernelsAreChosenWhereTheModuleIsThere() {
        assertInstanceOf(VectorOrdinalKernels.class, OrdinalKernels.instance());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void likelihoodsAndTheirDerivativesAreThoseOfTheFormulas(OrdinalKernels kernels) {
        for (float z = -9; z < 9; z += 0.37f) {
            for (int first = 0; first < BOUNDS.length - 1; first += 4) {
                int[] levels = {first, first + 1, first + 2, first + 3};
                float[][] said = said(kernels, new float[] {z, z + 0.1f, z - 0.2f, z + 0.3f}, levels);
                float[] logits = {z, z + 0.1f, z - 0.2f, z + 0.3f};
                for (int j = 0; j < 4; j++) {
                    double below = (double) BOUNDS[levels[j]] - logits[j];
                    double above = (double) BOUNDS[levels[j] + 1] - logits[j];
                    double likelihood = sigmoid(above) - sigmoid(below);
                    String what = "score " + logits[j] + ", level " + levels[j];
                    assertEquals(1, said[0][j] / likelihood, 2e-5, what);
                    assertEquals((density(below) - density(above)) / likelihood, said[1][j], 2e-5, what);
                    assertEquals(density(above) / likelihood, said[2][j], 2e-5 * Math.max(1, said[2][j]), what);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void whatIsFarOffStaysFinite(OrdinalKernels kernels) {
        for (float z : new float[] {-1e30f, -100, 100, 1e30f}) {
            for (int first = 0; first < BOUNDS.length - 1; first += 4) {
                float[][] said =
                        said(kernels, new float[] {z, z, z, z}, new int[] {first, first + 1, first + 2, first + 3});
                for (int j = 0; j < 4; j++) {
                    assertTrue(said[0][j] > 0 && said[0][j] <= 1, "likelihood " + said[0][j]);
                    assertTrue(Math.abs(said[1][j]) <= 1.0001f, "pull " + said[1][j]);
                    assertTrue(said[2][j] >= 0 && said[2][j] <= 1.0001e4f, "width " + said[2][j]);
                }
            }
        }
    }

    /** So that a fit that goes astray is found out. */
    @ParameterizedTest
    @MethodSource("kernels")
    void aScoreThatIsNoNumberGivesNone(OrdinalKernels kernels) {
        float[][] said = said(kernels, new float[] {0, Float.NaN, 0, 0}, new int[] {1, 1, 1, 1});
        assertTrue(Float.isNaN(said[0][1]) && Float.isNaN(said[1][1]));
        assertTrue(said[0][0] > 0 && said[0][2] > 0);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void oneRatingSaysWhatItSaysAmongFour(OrdinalKernels kernels) {
        float[][] four = said(kernels, new float[] {0.3f, -2, 1, 4}, new int[] {0, 3, 5, 7});
        float[][] one = new float[3][4];
        kernels.rating(-2, 3, BOUNDS, 1, one[0], one[1], one[2]);
        for (int what = 0; what < 3; what++) {
            assertEquals(1, one[what][1] / four[what][1], 1e-5);
        }
    }

    /** Interpreted, then compiled: the same bits, or the same seed would not give the same model. */
    @ParameterizedTest
    @MethodSource("kernels")
    void bitsStayTheSameWhenCodeIsCompiled(OrdinalKernels kernels) {
        float[] logits = {0.3f, -2.7f, 1.1f, 4.9f};
        int[] levels = {6, 3, 0, 7};
        float[][] first = said(kernels, logits, levels);
        for (int run = 0; run < 20_000; run++) {
            said(kernels, logits, levels);
        }
        float[][] last = said(kernels, logits, levels);
        for (int what = 0; what < 3; what++) {
            assertArrayEquals(first[what], last[what]);
        }
    }
}
