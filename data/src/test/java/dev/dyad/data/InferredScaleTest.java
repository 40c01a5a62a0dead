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
        assertEquals(RatingScale.WHOLE_STARS, of(4, 2));
        assertEquals(RatingScale.WHOLE_STARS, of(1, 2));
        assertEquals(RatingScale.HALF_STARS, of(5, 3.5, 1));
    }

    @Test
    void otherScalesRunFromTheLowestToTheHighest() {
        assertEquals(new RatingScale(0, 1, 1), of(1, 0));
        assertEquals(new RatingScale(1, 10, 1), of(1, 3, 5, 10, 9));
        assertEquals(new RatingScale(-10, 10, 0.25), of(-10, -9.75, 3.5, 10));
    }

    @Test
    void theStepMayBeFinerThanTheNarrowestGap() {
        assertEquals(new RatingScale(0, 7, 0.5), of(0, 2, 3.5, 7));
    }

    @Test
    void numbersAreRoundedToWhatTheyStandFor() {
        assertEquals(new RatingScale(0.1, 0.7, 0.1), of(0.1f, 0.2f, 0.3f, 0.7f));
        assertEquals(new RatingScale(0, 1, 1 / 3.0), of(0, 1 / 3.0, 2 / 3.0, 1), "thirds stand for no six decimals");
    }

    @Test
    void aZeroIsAZeroWhateverItsSign() {
        assertEquals(new RatingScale(0, 7, 7), of(-0.0, 0.0, 7));
    }

    @Test
    void whatNoScaleMeetsIsAnErrorWithTheRemedy() {
        double[] many = IntStream.range(0, 256).mapToDouble(i -> i).toArray();

        refused("r.csv: no scale of at most 255 levels can be told from the ratings, which are more than 255", many);
        refused("which are from 0.0 to 7.7; name the scale with --scale min:max:step", 0, Math.PI, 7.7);
        refused("which are all 42.0", 42);
        refused("which are all 3.0", 3);
    }

    private static void refused(String expected, double... ratings) {
        String message = assertThrows(DyadException.class, () -> of(ratings)).getMessage();
        assertTrue(message.contains(expected), message);
    }

    private static RatingScale of(double... ratings) {
        return InferredScale.of("r.csv", ratings);
    }
}
