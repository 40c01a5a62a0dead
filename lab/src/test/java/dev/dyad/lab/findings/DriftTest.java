package dev.dyad.lab.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.lab.Specs;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static final Ratings NONE =
            RatingsBuilder.ofColumns(RatingScale.HALF_STARS, 1, 3, new int[0], new int[0], new byte[0]);

    private static Optional<Drift> between(int... trainedByItem) {
        return Drift.of(Specs.l2(1e-6), new TestPart(NONE, NONE, trainedByItem), 1);
    }

    /** As with MovieLens-25M: 22.5 million ratings in batches of 512 are 43,946 steps, each of up to 0.001. */
    @Test
    void rowsOfRareItemsCollapseWhereAnEpochHasManySteps() {
        Drift drift = between(1, 3, 22_499_996).orElseThrow();
        assertEquals(43_946 / 2.0 * 1e-3, drift.distance(), 1e-9);
        assertTrue(drift.collapses());
    }

    /** As with the small MovieLens: 86 thousand ratings are 168 steps. */
    @Test
    void rowsStayWhereAnEpochHasFew() {
        Drift drift = between(1, 3, 85_996).orElseThrow();
        assertEquals(168 / 2.0 * 1e-3, drift.distance(), 1e-9);
        assertFalse(drift.collapses());
    }

    @Test
    void thereIsNoneWithoutItemsInTheBucket() {
        assertEquals(Optional.empty(), between(5000, 0));
    }
}
