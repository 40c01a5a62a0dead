package dev.dyad.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {

    /** The share dropped of a million numbers has a deviation of at most 0.0005; six such are the band. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.5, 0.9})
    void theShareIsDroppedAndTheOthersAreScaledUp(double share) {
        Dropout dropout = Dropout.of(share);
        int dropped = 0;
        for (int place = 0; place < 1_000_000; place++) {
            float factor = dropout.factor(12345, place);
            assertTrue(factor == 0 || factor == (float) (1 / (1 - share)));
            dropped += factor == 0 ? 1 : 0;
        }
        assertEquals(share, dropped / 1e6, 0.003);
    }

    @Test
    void nothingIsDroppedOfAShareOfZero() {
        Dropout dropout = Dropout.of(0);
        for (int place = 0; place < 100_000; place++) {
            assertEquals(1, dropout.factor(place * 31, place));
        }
    }

    @Test
    void anotherKeyDropsOthers() {
        assertNotEquals(Arrays.toString(mask(new ScalarKernels(), 1)), Arrays.toString(mask(new ScalarKernels(), 2)));
    }

    @Test
    void scalarAndVectorKernelsDropTheSameOfManyPlaces() {
        for (int key : new int[] {0, 1, -1, Integer.MIN_VALUE, 987654321}) {
            assertArrayEquals(mask(new ScalarKernels(), key), mask(new VectorKernels(), key), "key " + key);
        }
    }

    private static float[] mask(Kernels kernels, int key) {
        float[] ones = new float[4096];
        Arrays.fill(ones, 1);
        float[] mask = new float[4096];
        kernels.drop(ones, 0, mask, 0, 4096, key, 3, Dropout.of(0.5));
        return mask;
    }
}
