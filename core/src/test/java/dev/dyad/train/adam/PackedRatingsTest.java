package dev.dyad.train.adam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.ratings.RandomRatings;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedRatingsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 31, 33, 257, 10_000})
    void anEpochHoldsEveryRatingOnce(int size) {
        Ratings ratings = RandomRatings.untimed(8, size, 70, 90);
        String[] expected = new String[size];
        Arrays.setAll(expected, i -> ratings.user(i) + " " + ratings.item(i) + " " + ratings.level(i));
        PackedRatings packed = new PackedRatings(ratings, 2);
        for (int epoch = 1; epoch <= 3; epoch++) {
            packed.shuffle(5, epoch);
            String[] shuffled = shown(packed);
            Arrays.sort(shuffled);
            Arrays.sort(expected);
            assertArrayEquals(expected, shuffled);
        }
    }

    @Test
    void theOrderFollowsFromSeedAndEpochAloneWhateverTheThreads() {
        Ratings ratings = numbered(5000);
        String[] first = order(ratings, 1, 7, 1);
        assertArrayEquals(first, order(ratings, 3, 7, 1));
        PackedRatings again = new PackedRatings(ratings, 2);
        again.shuffle(7, 9);
        again.shuffle(7, 1);
        assertArrayEquals(first, shown(again), "whatever order came before");
        assertFalse(Arrays.equals(first, order(ratings, 1, 7, 2)));
        assertFalse(Arrays.equals(first, order(ratings, 1, 8, 1)));
    }

    @Test
    void theOrderOfASeedIsTheSameForEver() {
        PackedRatings packed = new PackedRatings(numbered(1000), 2);
        packed.shuffle(42, 1);
        int[] head = new int[8];
        Arrays.setAll(head, packed::user);
        assertEquals("[592, 630, 948, 356, 987, 318, 140, 187]", Arrays.toString(head));
    }

    /**
     * Over 4,000 epochs a rating comes to each eighth 500 times, give or take 21; and neighbours in the file meet
     * 3,996 times in either order, give or take 63. Six such deviations are the band.
     */
    @Test
    void everyOrderIsAsLikelyAsAnyOther() {
        int size = 1024;
        PackedRatings packed = new PackedRatings(numbered(size), 1);
        int[][] counts = new int[size][8];
        int kept = 0;
        int reversed = 0;
        for (int epoch = 1; epoch <= 4000; epoch++) {
            packed.shuffle(3, epoch);
            for (int k = 0; k < size; k++) {
                int rating = packed.user(k);
                counts[rating][k / 128]++;
                kept += k > 0 && packed.user(k - 1) == rating - 1 ? 1 : 0;
                reversed += k > 0 && packed.user(k - 1) == rating + 1 ? 1 : 0;
            }
        }
        for (int rating = 0; rating < size; rating++) {
            for (int count : counts[rating]) {
                assertEquals(500, count, 126, "rating " + rating + " of seed 3");
            }
        }
        assertEquals(3996, kept, 380, "seed 3");
        assertEquals(3996, reversed, 380, "seed 3");
    }

    @Test
    void aGivenOrderIsTaken() {
        PackedRatings packed = new PackedRatings(numbered(3), 1);
        packed.order(new int[] {2, 0, 1});
        assertEquals(2, packed.user(0));
        assertEquals(0, packed.user(1));
        assertEquals(1, packed.user(2));
    }

    @Test
    void theLargestRowsAndLevelsFit() {
        int users = 1 << 27;
        int items = 1 << 29;
        Ratings ratings = RatingsBuilder.ofColumns(
                new RatingScale(0, 254, 1),
                users,
                items,
                new int[] {users - 1, 0},
                new int[] {0, items - 1},
                new byte[] {(byte) 254, 0});
        PackedRatings packed = new PackedRatings(ratings, 1);
        packed.order(new int[] {0, 1});
        assertArrayEquals(new String[] {users - 1 + " 0 254", "0 " + (items - 1) + " 0"}, shown(packed));
    }

    @Test
    void moreRowsThanFitAreRefused() {
        Ratings ratings =
                RatingsBuilder.ofColumns(RatingScale.HALF_STARS, 1 << 30, 1 << 30, new int[0], new int[0], new byte[0]);
        String message = assertThrows(DyadException.class, () -> new PackedRatings(ratings, 1))
                .getMessage();
        assertTrue(message.contains("train on a part"), message);
    }

    /** Rating i is of user i. */
    private static Ratings numbered(int size) {
        int[] users = new int[size];
        Arrays.setAll(users, i -> i);
        return RatingsBuilder.ofColumns(RatingScale.HALF_STARS, size, 1, users, new int[size], new byte[size]);
    }

    private static String[] order(Ratings ratings, int threads, long seed, int epoch) {
        PackedRatings packed = new PackedRatings(ratings, threads);
        packed.shuffle(seed, epoch);
        return shown(packed);
    }

    private static String[] shown(PackedRatings packed) {
        String[] shown = new String[packed.size()];
        Arrays.setAll(shown, k -> packed.user(k) + " " + packed.item(k) + " " + packed.level(k));
        return shown;
    }
}
