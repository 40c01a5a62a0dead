package dev.dyad.ratings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingsBuilderTest {

    @Test
    void columnsHoldWhatWasAdded() {
        RatingsBuilder builder = timed();
        builder.add(2, 7, 9, 0xFFFFFFFFL);
        builder.add(0, 1, 0, 0);

        Ratings ratings = builder.build();

        assertEquals(2, ratings.size());
        assertEquals(3, ratings.userCount());
        assertEquals(8, ratings.itemCount());
        assertEquals(2, ratings.user(0));
        assertEquals(7, ratings.item(0));
        assertEquals(5, ratings.value(0));
        assertEquals(0xFFFFFFFFL, ratings.time(0));
        assertEquals(0, ratings.time(1));
        assertEquals(0, builder.duplicates());
        assertEquals(2.75, ratings.mean());
    }

    @Test
    void theLatestByTimeCountsWhereverItStands() {
        RatingsBuilder builder = timed();
        builder.add(0, 0, 1, 50);
        builder.add(0, 0, 2, 3_000_000_000L); // as a signed number it would be below 0
        builder.add(0, 0, 3, 40);

        Ratings ratings = builder.build();

        assertEquals(1, ratings.size());
        assertEquals(2, ratings.level(0));
        assertEquals(2, builder.duplicates());
    }

    @Test
    void ofEqualOrNoTimesTheLastGivenCounts() {
        RatingsBuilder equal = timed();
        RatingsBuilder none = new RatingsBuilder(RatingScale.HALF_STARS, false, 0);
        for (int level = 0; level < 5; level++) {
            equal.add(3, 4, level, 77);
            equal.add(1, 4, level + 1, 77);
            none.add(3, 4, level);
            none.add(1, 4, level + 1);
        }
        for (Ratings ratings : List.of(equal.build(), none.build())) {
            assertEquals(2, ratings.size());
            assertEquals(4, ratings.level(0));
            assertEquals(3, ratings.user(0));
            assertEquals(5, ratings.level(1));
        }
        assertEquals(8, none.duplicates());
    }

    @ParameterizedTest
    @CsvSource({"1, true, true", "2, true, false", "3, false, true", "4, false, false"})
    void duplicatesAgreeWithAHashMap(long seed, boolean withTimes, boolean grouped) {
        SplittableRandom random = new SplittableRandom(seed);
        RatingsBuilder builder = new RatingsBuilder(RatingScale.HALF_STARS, withTimes, random.nextInt(100));
        List<long[]> rows = new ArrayList<>();
        Map<Long, Integer> latest = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            int user = grouped ? i / 50 : random.nextInt(400);
            long[] row = {user, random.nextInt(60), random.nextInt(10), withTimes ? random.nextInt(20) : 0};
            rows.add(row);
            latest.merge(row[0] << 32 | row[1], i, (old, now) -> rows.get(old)[3] <= rows.get(now)[3] ? now : old);
            if (withTimes) {
                builder.add((int) row[0], (int) row[1], (int) row[2], row[3]);
            } else {
                builder.add((int) row[0], (int) row[1], (int) row[2]);
            }
        }

        Ratings ratings = builder.build();

        int[] kept =
                latest.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        assertEquals(kept.length, ratings.size(), () -> "seed " + seed);
        assertEquals(20_000 - kept.length, builder.duplicates());
        for (int k = 0; k < kept.length; k++) {
            long[] row = rows.get(kept[k]);
            assertEquals(row[0], ratings.user(k), () -> "seed " + seed);
            assertEquals(row[1], ratings.item(k), () -> "seed " + seed);
            assertEquals(row[2], ratings.level(k), () -> "seed " + seed);
            assertTrue(!withTimes || row[3] == ratings.time(k), () -> "seed " + seed);
        }
    }

    @Test
    void rowsWithoutRatingsAreCountedWhereTheyAreKnown() {
        RatingsBuilder builder = timed();
        builder.add(1, 1, 1, 1);
        Ratings ratings = builder.build(10, 1);
        assertEquals(10, ratings.userCount());
        assertEquals(2, ratings.itemCount(), "no fewer than were met");
    }

    @Test
    void nothingAddedMakesNoRatings() {
        Ratings ratings = timed().build();
        assertTrue(ratings.isEmpty());
        assertEquals(0, ratings.mean());
        assertEquals(0, ratings.userCount());
    }

    @Test
    void timesMustBeSecondsSince1970() {
        String message = assertThrows(DyadException.class, () -> timed().add(0, 0, 0, 1_045_526_400_000L))
                .getMessage();
        assertTrue(message.contains("1045526400000") && message.contains("milliseconds"), message);
        assertThrows(DyadException.class, () -> timed().add(0, 0, 0, -1));
    }

    @Test
    void whatDoesNotBelongInTheColumnsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> timed().add(-1, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> timed().add(0, -1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> timed().add(0, 0, 10, 0));
        assertThrows(IllegalArgumentException.class, () -> timed().add(0, 0, -1, 0));
        assertThrows(IllegalStateException.class, () -> timed().add(0, 0, 0));
        RatingsBuilder untimed = new RatingsBuilder(RatingScale.HALF_STARS, false, 0);
        assertThrows(IllegalStateException.class, () -> untimed.add(0, 0, 0, 0));
        assertFalse(untimed.build().hasTimes());
    }

    @Test
    void givenColumnsAreCheckedAndMayRepeatAPair() {
        RatingScale scale = new RatingScale(0, 254, 1);
        Ratings ratings =
                RatingsBuilder.ofColumns(scale, 2, 1, new int[] {1, 1}, new int[] {0, 0}, new byte[] {(byte) 254, 3});
        assertEquals(2, ratings.size());
        assertEquals(254, ratings.level(0), "levels are unsigned");
        assertThrows(IllegalStateException.class, () -> ratings.time(0));
        refused(scale, 1, 1, new int[] {1}, new int[] {0}, new byte[] {0});
        refused(scale, 1, 1, new int[] {0}, new int[] {1}, new byte[] {0});
        refused(scale, 1, 1, new int[] {0}, new int[] {-1}, new byte[] {0});
        refused(scale, 1, 1, new int[] {0}, new int[] {0}, new byte[] {(byte) 255});
        refused(scale, 1, 1, new int[] {0}, new int[] {0}, new byte[2]);
    }

    private static void refused(RatingScale scale, int users, int items, int[] user, int[] item, byte[] levels) {
        assertThrows(
                IllegalArgumentException.class,
                () -> RatingsBuilder.ofColumns(scale, users, items, user, item, levels));
    }

    private static RatingsBuilder timed() {
        return new RatingsBuilder(RatingScale.HALF_STARS, true, 0);
    }
}
