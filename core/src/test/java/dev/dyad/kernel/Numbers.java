package dev.dyad.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Numbers to try kernels with, and how to compare them. */
final class Numbers {

    private Numbers() {}

    /** So many numbers from −2 to 2. */
    static float[] numbers(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[length];
        for (int k = 0; k < length; k++) {
            numbers[k] = (float) random.nextDouble(-2, 2);
        }
        return numbers;
    }

    static double[] doubles(float[] numbers) {
        double[] doubles = new double[numbers.length];
        Arrays.setAll(doubles, k -> numbers[k]);
        return doubles;
    }

    /** @param tolerance of numbers up to 1, and relative beyond */
    static void assertClose(double[] expected, double[] actual, double tolerance) {
        for (int k = 0; k < expected.length; k++) {
            assertEquals(expected[k], actual[k], tolerance * Math.max(1, Math.abs(expected[k])), "number " + k);
        }
    }
}
