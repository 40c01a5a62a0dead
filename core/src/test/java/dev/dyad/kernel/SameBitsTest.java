package dev.dyad.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiler takes over while a program runs; no bit may change when it does. */
class SameBitsTest {

    private static final int PAIRS = 100;
    private static final int ROUNDS = 1_000;

    @ParameterizedTest
    @ValueSource(ints = {16, 33, 128})
    void aDotProductHasTheSameBitsInterpretedAndCompiled(int n) {
        SplittableRandom random = new SplittableRandom(n);
        float[] values = new float[PAIRS * n];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) random.nextDouble(-1, 1);
        }
        Kernels kernels = Kernels.instance();
        float[] first = new float[PAIRS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int pair = 0; pair < PAIRS; pair++) {
                float dot = kernels.dot(values, pair * n, values, (PAIRS - 1 - pair) * n, n);
                if (round == 0) {
                    first[pair] = dot;
                }
                assertEquals(Float.floatToIntBits(first[pair]), Float.floatToIntBits(dot));
            }
        }
    }
}
