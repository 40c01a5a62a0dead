package dev.dyad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.ratings.RatingScale;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RatingDistributionTest {

    private static final RatingDistribution TWO_PEAKS =
            new RatingDistribution(RatingScale.WHOLE_STARS, new double[] {0.3, 0.1, 0.05, 0.35, 0.2});

    @Test
    void answersAreThoseWorkedOutByHand() {
        assertEquals(3, TWO_PEAKS.mode());
        assertEquals(0.3 + 0.2 + 0.15 + 1.4 + 1, TWO_PEAKS.mean(), 1e-12);
        assertEquals(3, TWO_PEAKS.median());
        assertEquals(0.55, TWO_PEAKS.atLeast(4), 1e-12);
        assertEquals(0.55, TWO_PEAKS.atLeast(3.5), 1e-12);
        assertEquals(1, TWO_PEAKS.atLeast(0), 1e-12);
        assertEquals(0, TWO_PEAKS.atLeast(5.1));
    }

    @Test
    void ofEquallyLikelyLevelsTheLowestIsTheMode() {
        double[] equal = {0.2, 0.2, 0.2, 0.2, 0.2};
        assertEquals(0, new RatingDistribution(RatingScale.WHOLE_STARS, equal).mode());
    }

    @Test
    void probabilitiesNeedAsManyLevels() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new RatingDistribution(RatingScale.WHOLE_STARS, new double[] {0.5, 0.5}));
    }

    @Test
    void aHigherScoreMakesHighRatingsLikelierAndAnUnknownUserHasTheSharedThresholds() {
        FactorModel model =
                RandomModels.ordinal(new SplittableRandom(1), 5, 5, 3).factors();
        for (double score = -60; score < 60; score += 0.5) {
            RatingDistribution lower = model.distribution(OptionalInt.of(2), score);
            RatingDistribution higher = model.distribution(OptionalInt.of(2), score + 0.5);
            double sum = 0;
            for (double p : lower.probabilities()) {
                sum += p;
            }
            assertEquals(1, sum, 1e-12);
            assertTrue(higher.atLeast(4) >= lower.atLeast(4) - 1e-9 && higher.mean() >= lower.mean() - 1e-9);
        }
        // The third of the shared thresholds is 0.5.
        assertEquals(0.5, model.distribution(OptionalInt.empty(), 0.5).atLeast(4), 1e-9);
    }

    @Test
    void aRegressionModelGivesNone() {
        FactorModel model = RandomModels.plain(new SplittableRandom(1), 5, 5, 3).factors();
        assertThrows(IllegalStateException.class, () -> model.distribution(1, 1));
    }
}
