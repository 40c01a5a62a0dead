package dev.dyad.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.ratings.RatingScale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InferredScaleTest {

    @Test
    void starsAreTakenForStarsThoughNotAllAreUsed() {
        assertEquals(RatingScale.WHOLE_STARS, InferredScale.of(4, 2));
        assertEquals(RatingScale.WHOLE_STARS, InferredScale.of(3));
        assertEquals(RatingScale.HALF_STARS, InferredScale.of(5, 3.5, 1));
    }

    @Test
    void otherScalesRunFromTheLowestToTheHighest() {
        assertEquals(new RatingScale(0, 1, 1), InferredScale.of(1, 0));
        assertEquals(new RatingScale(1, 10, 1), InferredScale.of(1, 3, 5, 10, 9));
        assertEquals(new RatingScale(-10, 10, 0.25), InferredScale.of(-10, -9.75, 3.5, 10));
    }

    @Test
    void theStepMayBeFinerThanTheNarrowestGap() {
        assertEquals(new RatingScale(0, 7, 0.5), InferredScale.of(0, 2, 3.5, 7));
    }

    @Test
    void singlePrecisionIsCloseEnough() {
        RatingScale scale = InferredScale.of(0.1f, 0.2f, 0.3f, 0.7f);

        assertEquals(7, scale.levels());
        assertEquals(2, scale.levelOf(0.3f));
    }

    @Test
    void whatNoScaleMeetsIsAnErrorWithTheRemedy() {
        double[] many = IntStream.range(0, 256).mapToDouble(i -> i).toArray();
        String message =
                assertThrows(DyadException.class, () -> InferredScale.of(many)).getMessage();

        assertTrue(message.contains("256 different ratings from 0.0 to 255.0"), message);
        assertTrue(message.contains("min:max:step"), message);
        assertThrows(DyadException.class, () -> InferredScale.of(0, Math.PI, 7.7));
        assertThrows(DyadException.class, () -> InferredScale.of(42));
    }
}
