package dev.dyad.ratings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingScaleTest {

    private static final RatingScale TEN_THIRDS = new RatingScale(0, 10, 10 / 3.0);

    @Test
    void levelsRunFromTheLowestToTheHighest() {
        assertEquals(10, RatingScale.HALF_STARS.levels());
        assertEquals(5, RatingScale.WHOLE_STARS.levels());
        assertEquals(0.5, RatingScale.HALF_STARS.value(0));
        assertEquals(3.5, RatingScale.HALF_STARS.value(6));
        assertEquals(5, RatingScale.HALF_STARS.value(9));
        assertEquals(255, new RatingScale(0, 254, 1).levels());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5:5:0.5", "1:5:1", "-10:10:0.1", "0:1:0.01", "0:254:1", "-3:-1:0.25"})
    void everyLevelIsTheLevelOfItsValue(String text) {
        RatingScale scale = RatingScale.parse(text);
        for (int level = 0; level < scale.levels(); level++) {
            assertEquals(level, scale.levelOf(scale.value(level)));
            assertEquals(level, scale.nearestLevel(scale.value(level)));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, -1", "0.25, -1", "0.5, 0", "0.75, -1", "3.7, -1", "5, 9", "5.5, -1", "NaN, -1", "Infinity, -1"})
    void aRatingBetweenOrBeyondTheLevelsHasNone(double rating, int level) {
        assertEquals(level, RatingScale.HALF_STARS.levelOf(rating));
    }

    @Test
    void ratingsRoundedInTextAreCloseEnoughToALevel() {
        assertEquals(1, TEN_THIRDS.levelOf(3.3333));
        assertEquals(2, TEN_THIRDS.levelOf(6.667));
        assertEquals(-1, TEN_THIRDS.levelOf(3.34));
    }

    @ParameterizedTest
    @CsvSource({"-100, 0", "0.74, 0", "0.76, 1", "3.24, 5", "3.26, 6", "5.2, 9", "1e30, 9", "-Infinity, 0"})
    void aScoreBelongsToTheCellItLiesInOrTheOutermost(double score, int level) {
        assertEquals(level, RatingScale.HALF_STARS.nearestLevel(score));
    }

    @Test
    void scoresAreClampedToTheRatingsThatCanBeGiven() {
        assertEquals(0.5, RatingScale.HALF_STARS.clamp(-2));
        assertEquals(5, RatingScale.HALF_STARS.clamp(5.1));
        assertEquals(3.14, RatingScale.HALF_STARS.clamp(3.14));
    }

    @Test
    void aCosineSpansTheCells() {
        assertEquals(2.75, RatingScale.HALF_STARS.centre());
        assertEquals(2.5, RatingScale.HALF_STARS.halfRange());
        assertEquals(3, RatingScale.WHOLE_STARS.centre());
        assertEquals(2.5, RatingScale.WHOLE_STARS.halfRange());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5:5.0:0.5", "1.0:5.0:1.0", "-10.0:10.0:0.1", "0.0:10.0:3.3333333333333335"})
    void whatIsWrittenIsReadTheSame(String text) {
        assertEquals(text, RatingScale.parse(text).toString());
        assertEquals(
                RatingScale.parse(text),
                RatingScale.parse(RatingScale.parse(text).toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1:5", "1:5:1:2", "a:5:1", "1:5:", "1,5,1"})
    void whatIsNoScaleIsShownWithTheFormToWrite(String text) {
        refused(text, "Rating scale '" + text + "': write min:max:step, such as 0.5:5:0.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5:1:1", "1:1:1", "1:5:0", "1:5:-1", "NaN:5:1", "1:Infinity:1", "1:5:NaN"})
    void aScaleWithoutRangeOrStepIsRefused(String text) {
        refused(text, "give finite min < max and step > 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:5:0.3", "0:255:1", "0:1:0.001"})
    void aScaleOfPartStepsOrTooManyIsRefused(String text) {
        refused(text, "max must lie a whole number of steps above min, at most 254");
    }

    private static void refused(String text, String expected) {
        DyadException error = assertThrows(DyadException.class, () -> RatingScale.parse(text));
        assertEquals(DyadException.Kind.USAGE, error.kind());
        assertTrue(error.getMessage().contains(expected), error.getMessage());
    }
}
