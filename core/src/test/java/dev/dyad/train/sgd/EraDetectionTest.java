package dev.dyad.train.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EraDetectionTest {

    private static final int FIRST = 9_000;

    /** Says which level is given on a day. */
    private interface Giver {
        int level(int day, int user, SplittableRandom random);
    }

    /** A hundred ratings a day for a thousand days, by new users as time goes on. */
    private static Ratings ratings(int levels, Giver giver) {
        SplittableRandom random = new SplittableRandom(levels);
        RatingsBuilder builder = new RatingsBuilder(new RatingScale(1, levels, 1), true, 100_000);
        for (int day = 0; day < 1000; day++) {
            for (int k = 0; k < 100; k++) {
                int user = day / 10 * 5 + k % 5;
                builder.add(user, day % 10 * 20 + k / 5, giver.level(day, user, random), 86_400L * (FIRST + day) + k);
            }
        }
        return builder.build(500, 200);
    }

    private static int[] starts(int levels, Giver giver) {
        return EraDetection.of(ratings(levels, giver)).starts();
    }

    @Test
    void levelsThatComeTogetherBeginAnEra() {
        int[] starts = starts(10, (day, user, random) -> day < 400 ? 2 * random.nextInt(5) + 1 : random.nextInt(10));
        assertArrayEquals(new int[] {FIRST + 400}, starts);
    }

    /** Of one level in a hundred it takes some days to show. */
    @Test
    void aRareLevelBelongsToTheEraThatItCameWith() {
        int[] starts = starts(10, (day, user, random) -> {
            int given = random.nextInt(100) == 0 ? 0 : 1 + random.nextInt(9);
            return day < 400 ? given / 2 * 2 + 1 : given;
        });
        assertArrayEquals(new int[] {FIRST + 400}, starts);
    }

    @Test
    void fewStrayRatingsFromBeforeDoNotHideAnEra() {
        int[] starts = starts(
                10,
                (day, user, random) -> day < 400 && (day % 20 > 0 || random.nextInt(50) > 0)
                        ? 2 * random.nextInt(5) + 1
                        : random.nextInt(10));
        assertArrayEquals(new int[] {FIRST + 400}, starts);
    }

    @Test
    void twoChangesMakeThreeEras() {
        int[] starts = starts(
                9,
                (day, user, random) ->
                        day < 300 ? 3 * random.nextInt(3) : day < 600 ? random.nextInt(5) : random.nextInt(9));
        assertEquals(2, starts.length);
        assertEquals(FIRST + 300, starts[0]);
        assertEquals(FIRST + 600, starts[1]);
    }

    @Test
    void fiveStarsThatWereThereFromTheBeginningAreOneEra() {
        assertArrayEquals(new int[0], starts(5, (day, user, random) -> random.nextInt(5)));
    }

    @Test
    void aLevelThatBecomesMoreFrequentIsNotNew() {
        assertArrayEquals(
                new int[0],
                starts(5, (day, user, random) -> random.nextInt(day < 500 ? 50 : 5) == 0 ? 0 : 1 + random.nextInt(4)));
    }

    /** The first users happen not to give the lowest rating. */
    @Test
    void aFewUsersWithHabitsAreNoEra() {
        assertArrayEquals(
                new int[0], starts(5, (day, user, random) -> user < 15 ? 1 + random.nextInt(4) : random.nextInt(5)));
    }

    @Test
    void aLevelThatIsHardlyEverGivenIsNoEra() {
        assertArrayEquals(
                new int[0],
                starts(5, (day, user, random) -> day > 500 && random.nextInt(2000) == 0 ? 0 : 1 + random.nextInt(4)));
    }

    @Test
    void noRatingsOneRatingAndOneDayAreOneEra() {
        RatingsBuilder one = new RatingsBuilder(RatingScale.HALF_STARS, true, 1);
        Ratings none = one.build(1, 1);
        assertEquals(1, EraDetection.of(none).count());
        one.add(0, 0, 3, 1_000_000_000L);
        assertEquals(1, EraDetection.of(one.build(1, 1)).count());
    }

    @Test
    void thereAreNeverMoreErasThanAMomentHasRoomFor() {
        int[] starts = starts(12, (day, user, random) -> random.nextInt(Math.min(12, 1 + day / 80)));
        assertEquals(SgdTimes.MAX_ERAS - 1, starts.length);
    }
}
