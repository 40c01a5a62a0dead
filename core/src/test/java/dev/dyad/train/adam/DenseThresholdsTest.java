package dev.dyad.train.adam;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DenseThresholdsTest {

    private static final double H = 1e-5;

    @Test
    void derivativesAreThoseOfTheLoss() {
        SplittableRandom random = new SplittableRandom(1);
        for (int run = 0; run < 200; run++) {
            double[] shared = random.doubles(4, -1, 1).toArray();
            double[] own = random.doubles(4, -1, 1).toArray();
            double score = random.nextDouble(-2, 4);
            for (int level = 0; level <= 4; level++) {
                double expected = (DenseThresholds.loss(shared, own, score + H, level)
                                - DenseThresholds.loss(shared, own, score - H, level))
                        / (2 * H);
                assertEquals(expected, DenseThresholds.byScore(shared, own, score, level), 1e-5, "run " + run);
                double[] byNumbers = DenseThresholds.byNumbers(shared, own, score, level);
                for (int k = 0; k < 4; k++) {
                    double numerical =
                            (moved(shared, own, score, level, k, H) - moved(shared, own, score, level, k, -H))
                                    / (2 * H);
                    assertEquals(numerical, byNumbers[k], 1e-5, "run " + run + ", number " + k);
                }
            }
        }
    }

    private static double moved(double[] shared, double[] own, double score, int level, int k, double by) {
        double[] other = own.clone();
        other[k] += by;
        return DenseThresholds.loss(shared, other, score, level);
    }
}
