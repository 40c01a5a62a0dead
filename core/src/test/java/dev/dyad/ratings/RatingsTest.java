package dev.dyad.ratings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RatingsTest {

    private final Ratings ratings = RandomRatings.timed(5, 30, 40, 1000);

    @Test
    void aSelectionShowsTheChosenInOrderOverTheSameRows() {
        Ratings odd = ratings.select(i -> i % 2 == 1);

        assertEquals(ratings.size() / 2, odd.size());
        assertEquals(30, odd.userCount());
        assertEquals(40, odd.itemCount());
        for (int k = 0; k < odd.size(); k++) {
            assertSame(ratings, 2 * k + 1, odd, k);
        }
    }

    @Test
    void aSelectionOfASelectionSpeaksOfItsIndices() {
        Ratings fourth = ratings.select(i -> i % 2 == 1).select(i -> i % 2 == 1);
        for (int k = 0; k < fourth.size(); k++) {
            assertSame(ratings, 4 * k + 3, fourth, k);
        }
        assertTrue(ratings.select(i -> false).isEmpty());
    }

    @Test
    void countsAddUpInTheWholeAndInASelection() {
        Ratings odd = ratings.select(i -> i % 2 == 1);
        Ratings even = ratings.select(i -> i % 2 == 0);
        assertArrayEquals(ratings.countByUser(), sum(odd.countByUser(), even.countByUser()));
        assertArrayEquals(ratings.countByItem(), sum(odd.countByItem(), even.countByItem()));
        assertEquals(ratings.size(), Arrays.stream(ratings.countByLevel()).sum());
        long first = 0;
        double total = 0;
        for (int i = 0; i < odd.size(); i++) {
            first += odd.level(i) == 0 ? 1 : 0;
            total += odd.value(i);
        }
        assertEquals(first, odd.countByLevel()[0]);
        assertEquals(total / odd.size(), odd.mean(), 1e-12);
    }

    @Test
    void theFingerprintIsThatOfTheRatingsNotOfTheColumnsBehind() {
        RatingsBuilder builder = new RatingsBuilder(RatingScale.HALF_STARS, true, 0);
        for (int i = 1; i < ratings.size(); i += 2) {
            builder.add(ratings.user(i), ratings.item(i), ratings.level(i), ratings.time(i));
        }
        assertEquals(
                builder.build(30, 40).fingerprint(),
                ratings.select(i -> i % 2 == 1).fingerprint());
        assertNotEquals(ratings.fingerprint(), ratings.select(i -> i % 2 == 1).fingerprint());
    }

    private static void assertSame(Ratings expected, int i, Ratings actual, int k) {
        assertEquals(expected.user(i), actual.user(k));
        assertEquals(expected.item(i), actual.item(k));
        assertEquals(expected.level(i), actual.level(k));
        assertEquals(expected.time(i), actual.time(k));
    }

    private static int[] sum(int[] a, int[] b) {
        int[] sum = a.clone();
        Arrays.setAll(sum, k -> a[k] + b[k]);
        return sum;
    }
}
