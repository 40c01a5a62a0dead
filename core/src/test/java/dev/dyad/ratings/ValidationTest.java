package dev.dyad.ratings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {

    private static final Ratings RATINGS = RandomRatings.untimed(1, 1000, 40, 50);
    private static final BitSet HELD_OUT = new Split.Random(0.1).heldOut(RATINGS, 3);

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.05, 0.5, 0.99})
    void asManyAsAskedForAreDrawnAndNoneOfTheTestPart(double share) {
        int train = RATINGS.size() - HELD_OUT.cardinality();
        BitSet drawn = new Validation(share).drawn(RATINGS, HELD_OUT, 3);
        assertEquals(Math.round(share * train), drawn.cardinality());
        assertFalse(drawn.intersects(HELD_OUT));
        assertTrue(drawn.length() <= RATINGS.size());
    }

    @Test
    void theSameSeedDrawsTheSameAndAnotherOthers() {
        Validation validation = new Validation(0.1);
        assertEquals(validation.drawn(RATINGS, HELD_OUT, 3), validation.drawn(RATINGS, HELD_OUT, 3));
        assertNotEquals(validation.drawn(RATINGS, HELD_OUT, 3), validation.drawn(RATINGS, HELD_OUT, 4));
    }

    @Test
    void everyTrainingRatingIsDrawnAsOften() {
        int[] times = new int[RATINGS.size()];
        for (long seed = 0; seed < 400; seed++) {
            new Validation(0.25).drawn(RATINGS, HELD_OUT, seed).stream().forEach(i -> times[i]++);
        }
        for (int i = 0; i < times.length; i++) {
            // Binomial: mean 100, deviation 8.7; a thousand of them stay within five deviations.
            assertTrue(HELD_OUT.get(i) ? times[i] == 0 : times[i] > 56 && times[i] < 144, i + ": " + times[i]);
        }
    }

    @Test
    void noneIsNone() {
        assertTrue(new Validation(0).drawn(RATINGS, HELD_OUT, 3).isEmpty());
    }

    @Test
    void theThreePartsAreAllRatings() {
        BitSet drawn = new Validation(0.2).drawn(RATINGS, HELD_OUT, 3);
        Parts parts = Parts.of(RATINGS, HELD_OUT, drawn, new Split.Random(0.1));
        assertEquals(drawn.cardinality(), parts.validation().size());
        assertEquals(
                RATINGS.size(),
                parts.train().size()
                        + parts.validation().size()
                        + parts.heldOut().size());
        assertEquals(
                new Split.Random(0.1).apply(RATINGS, 3).heldOut().fingerprint(),
                parts.heldOut().fingerprint());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void aShareThatIsNoneIsRefused(double share) {
        DyadException error = assertThrows(DyadException.class, () -> new Validation(share));
        assertEquals(DyadException.Kind.USAGE, error.kind());
        assertTrue(error.getMessage().contains("such as 0.05"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.9999})
    void aShareThatComesToNoneOrAllIsRefused(double share) {
        DyadException error =
                assertThrows(DyadException.class, () -> new Validation(share).drawn(RATINGS, HELD_OUT, 3));
        assertEquals(DyadException.Kind.USAGE, error.kind());
        assertTrue(error.getMessage().contains("give another share"), error.getMessage());
    }
}
