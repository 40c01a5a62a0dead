package dev.dyad.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.dyad.ratings.Parts;
import dev.dyad.ratings.RandomRatings;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import dev.dyad.ratings.Split;
import dev.dyad.ratings.Validation;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void threePartsMakeOneHistory() {
        Ratings ratings = RandomRatings.untimed(5, 300, 12, 40);
        Ratings training = ratings.select(i -> i % 3 == 0);
        Ratings validation = ratings.select(i -> i % 3 == 1);
        Ratings test = ratings.select(i -> i % 3 == 2);
        History history = History.of(training, validation, test);

        assertEquals(300, history.start(12));
        assertArrayEquals(training.countByUser(), history.trainedByUser());
        assertArrayEquals(training.countByItem(), history.trainedByItem(40));
        assertEquals(100, history.validationSize());
        BitSet tested = new BitSet();
        for (int i = 0; i < test.size(); i++) {
            tested.set(test.item(i), tested.get(test.item(i)) || test.user(i) == 4);
        }
        assertEquals(tested, history.ratedBy(4, EnumSet.of(History.Part.TEST)));
        assertEquals(history.ratedBy(4), history.ratedBy(4, EnumSet.allOf(History.Part.class)));
    }

    @Test
    void eachUsersRatingsStandTogetherInTheOrderGiven() {
        Ratings ratings = RatingsBuilder.ofColumns(
                new RatingScale(0, 254, 1), 3, 5, new int[] {2, 0, 2, 0, 2}, new int[] {4, 1, 0, 3, 1}, new byte[] {
                    (byte) 254, 1, 2, 3, 4
                });
        BitSet heldOut = new BitSet();
        heldOut.set(2);
        heldOut.set(3);

        History history = History.of(ratings, heldOut);

        assertEquals(3, history.users());
        assertEquals(0, history.start(0));
        assertEquals(2, history.start(1));
        assertEquals(2, history.start(2));
        assertEquals(5, history.start(3));
        assertEquals(4, history.item(2));
        assertEquals(254, history.level(2));
        assertEquals(0, history.item(3));
        assertEquals("{0, 1, 4}", history.ratedBy(2).toString());
        assertEquals("{}", history.ratedBy(1).toString());
        boolean[] out = new boolean[5];
        for (int k = 0; k < 5; k++) {
            out[k] = history.isHeldOut(k);
        }
        assertArrayEquals(new boolean[] {false, true, false, true, false}, out);
        assertArrayEquals(new int[] {1, 0, 2}, history.trainedByUser());
        assertArrayEquals(new int[] {0, 2, 0, 0, 1}, history.trainedByItem(5));
    }

    @Test
    void ratingsThatStandUserByUserGiveTheSameHistoryAsOthers() {
        RatingScale scale = new RatingScale(0, 254, 1);
        Ratings mixed = RatingsBuilder.ofColumns(
                scale, 4, 5, new int[] {3, 0, 3, 0}, new int[] {4, 1, 0, 3}, new byte[] {(byte) 254, 1, 2, 3});
        Ratings byUser = RatingsBuilder.ofColumns(
                scale, 4, 5, new int[] {0, 0, 3, 3}, new int[] {1, 3, 4, 0}, new byte[] {1, 3, (byte) 254, 2});
        History expected = History.of(mixed, BitSet.valueOf(new long[] {0b0101}));
        History history = History.of(byUser, BitSet.valueOf(new long[] {0b1100}));
        for (int u = 0; u <= 4; u++) {
            assertEquals(expected.start(u), history.start(u));
        }
        for (int k = 0; k < 4; k++) {
            assertEquals(expected.item(k), history.item(k));
            assertEquals(expected.level(k), history.level(k));
            assertEquals(expected.isHeldOut(k), history.isHeldOut(k));
        }
        assertArrayEquals(expected.trainedByUser(), history.trainedByUser());
        assertArrayEquals(expected.trainedByItem(5), history.trainedByItem(5));
    }

    @Test
    void laterChangesToTheHeldOutSetDoNotReachTheHistory() {
        BitSet heldOut = BitSet.valueOf(new long[] {0b01});
        Ratings byUser = RatingsBuilder.ofColumns(
                new RatingScale(0, 1, 1), 1, 2, new int[] {0, 0}, new int[] {0, 1}, new byte[] {0, 1});
        History history = History.of(byUser, heldOut);
        heldOut.set(1);
        assertEquals(1, history.trainedByUser()[0]);
    }

    @Test
    void trainedCountsAreThoseOfTheTrainingPart() {
        Ratings ratings = RandomRatings.timed(17, 50, 40, 100);
        Split split = new Split.Random(0.3);
        History history = History.of(ratings, split.heldOut(ratings, 17));
        Ratings train = split.apply(ratings, 17).train();
        assertArrayEquals(train.countByUser(), history.trainedByUser());
        assertArrayEquals(train.countByItem(), history.trainedByItem(40));
    }

    @Test
    void theValidationPartIsKnownToTheUserButNeitherTrainedOnNorHeldOut() {
        Ratings ratings = RandomRatings.timed(18, 50, 40, 100);
        Split split = new Split.Random(0.3);
        BitSet heldOut = split.heldOut(ratings, 17);
        BitSet validation = new Validation(0.2).drawn(ratings, heldOut, 17);
        Parts parts = Parts.of(ratings, heldOut, validation, split);

        History history = History.of(ratings, heldOut, validation);

        assertArrayEquals(parts.train().countByUser(), history.trainedByUser());
        assertArrayEquals(parts.train().countByItem(), history.trainedByItem(40));
        assertEquals(parts.validation().size(), history.validationSize());
        assertEquals(ratings.countByUser()[7], history.ratedBy(7).cardinality());
        int heldOutRatings = 0;
        for (int k = 0; k < ratings.size(); k++) {
            heldOutRatings += history.isHeldOut(k) ? 1 : 0;
            assertEquals(!history.isHeldOut(k) && !history.isValidation(k), history.isTrained(k));
        }
        assertEquals(parts.heldOut().size(), heldOutRatings);
    }

    /** As they stand in the data, and user by user. */
    @Test
    void onlyRatingsThatTheModelWasNotTrainedOnHaveTimes() {
        Ratings ratings = RandomRatings.timed(18, 50, 40, 100);
        BitSet heldOut = new Split.Random(0.3).heldOut(ratings, 17);
        BitSet validation = new Validation(0.2).drawn(ratings, heldOut, 17);
        History history = History.of(ratings, heldOut, validation);
        for (int user = 0; user < history.users(); user++) {
            for (int k = history.start(user); k < history.start(user + 1); k++) {
                OptionalLong expected = OptionalLong.empty();
                for (int i = 0; i < ratings.size() && !history.isTrained(k); i++) {
                    if (ratings.user(i) == user && ratings.item(i) == history.item(k)) {
                        expected = ratings.when(i);
                    }
                }
                assertEquals(expected, history.when(k));
            }
        }
        History timeless = History.of(ratings.withoutTimes(), heldOut, validation);
        assertEquals(OptionalLong.empty(), timeless.when(heldOut.nextSetBit(0)));
    }

    @Test
    void partsThatDoNotFitTogetherAreRefused() {
        BitSet third = new BitSet();
        third.set(2);
        refused(new int[] {}, new int[0], new byte[0], new BitSet());
        refused(new int[] {1, 1}, new int[1], new byte[1], new BitSet());
        refused(new int[] {0, 1}, new int[2], new byte[2], new BitSet());
        refused(new int[] {0, 2, 1, 2}, new int[2], new byte[2], new BitSet());
        refused(new int[] {0, 2}, new int[2], new byte[1], new BitSet());
        refused(new int[] {0, 2}, new int[2], new byte[2], third);
        int[] starts = {0, 3};
        assertThrows(
                IllegalArgumentException.class,
                () -> new History(starts, new int[3], new byte[3], third, third),
                "no rating is of two parts");
        assertThrows(
                IllegalArgumentException.class,
                () -> new History(starts, new int[3], new byte[3], third, new BitSet(), new int[2]),
                "as many times as ratings held out");
    }

    private static void refused(int[] starts, int[] items, byte[] levels, BitSet heldOut) {
        assertThrows(IllegalArgumentException.class, () -> new History(starts, items, levels, heldOut, new BitSet()));
    }
}
