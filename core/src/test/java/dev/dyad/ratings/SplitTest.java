package dev.dyad.ratings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {

    private static final Ratings TEN_THOUSAND = RandomRatings.untimed(1, 10_000, 100, 200);

    @ParameterizedTest
    @CsvSource({"0.1, 10000, 1000", "0.25, 9999, 2500", "0.00004, 10000, 0", "0.5, 1, 1", "0.4, 1, 0", "0.999, 10, 10"})
    void randomHoldsOutExactlyTheShare(double fraction, int size, int expected) {
        Ratings ratings = RandomRatings.untimed(1, size, 100, 200);
        for (long seed = 0; seed < 20; seed++) {
            assertEquals(
                    expected, new Split.Random(fraction).heldOut(ratings, seed).cardinality());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.25, 0.5, 0.99})
    void perUserHoldsOutTheShareOfEachUserWhoKeepsOne(double fraction) {
        Ratings ratings = RandomRatings.untimed(1, 1_200, 400, 200);
        int[] counts = ratings.countByUser();
        assertTrue(Arrays.stream(counts).anyMatch(n -> n == 1), "a user with one rating is among them");
        for (long seed = 0; seed < 5; seed++) {
            int[] out = new int[400];
            new Split.PerUser(fraction).heldOut(ratings, seed).stream().forEach(i -> out[ratings.user(i)]++);
            for (int user = 0; user < 400; user++) {
                long share = Math.round(fraction * counts[user]);
                assertEquals(Math.max(0, Math.min(counts[user] - 1, share)), out[user], "user " + user);
            }
        }
        Split split = new Split.PerUser(fraction);
        assertEquals(split, Split.parse(split.toString()));
        assertEquals(split.heldOut(ratings, 3), split.heldOut(ratings, 3));
        assertNotEquals(split.heldOut(ratings, 3), split.heldOut(ratings, 4));
    }

    /** A user's 20 ratings are held out in 1,000 of 4,000 splits each, give or take 27; six such deviations are the band. */
    @Test
    void perUserHoldsOutEachRatingOfAUserEquallyOften() {
        Ratings ratings = RandomRatings.untimed(2, 20, 1, 200);
        int[] counts = new int[20];
        for (long seed = 0; seed < 4000; seed++) {
            new Split.PerUser(0.25).heldOut(ratings, seed).stream().forEach(i -> counts[i]++);
        }
        assertTrue(Arrays.stream(counts).allMatch(count -> Math.abs(count - 1000) < 165), Arrays.toString(counts));
    }

    @Test
    void theSeedAloneDecidesWhatIsHeldOut() {
        Split split = new Split.Random(0.1);
        assertEquals(split.heldOut(TEN_THOUSAND, 42), split.heldOut(TEN_THOUSAND, 42));
        assertEquals(split.heldOut(TEN_THOUSAND, 42), split.heldOut(RandomRatings.untimed(9, 10_000, 3, 5), 42));
        assertNotEquals(split.heldOut(TEN_THOUSAND, 42), split.heldOut(TEN_THOUSAND, 43));
    }

    /** Each of 10,000 ratings is held out in 400 of 4,000 splits, give or take 19; six such deviations are the band. */
    @Test
    void randomHoldsOutEachRatingEquallyOften() {
        int[] counts = new int[10_000];
        for (long seed = 0; seed < 4000; seed++) {
            new Split.Random(0.1).heldOut(TEN_THOUSAND, seed).stream().forEach(i -> counts[i]++);
        }
        assertTrue(Arrays.stream(counts).allMatch(count -> Math.abs(count - 400) < 114), "from seeds 0 to 3999");
    }

    @Test
    void thePartsAreTheSplitAndTheRest() {
        Parts parts = new Split.Random(0.2).apply(TEN_THOUSAND, 7);
        BitSet heldOut = new Split.Random(0.2).heldOut(TEN_THOUSAND, 7);
        assertEquals(2000, parts.heldOut().size());
        assertEquals(8000, parts.train().size());
        int test = 0;
        int train = 0;
        for (int i = 0; i < TEN_THOUSAND.size(); i++) {
            Ratings part = heldOut.get(i) ? parts.heldOut() : parts.train();
            int k = heldOut.get(i) ? test++ : train++;
            assertEquals(TEN_THOUSAND.user(i), part.user(k));
            assertEquals(TEN_THOUSAND.item(i), part.item(k));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50, 100_000})
    void temporalHoldsOutTheLatestAndKeepsTiesInTraining(int times) {
        Ratings ratings = RandomRatings.timed(3, 50, 60, times);
        int wanted = (int) Math.round(0.1 * ratings.size());

        Parts parts = new Split.Temporal(0.1).apply(ratings, 0);

        long lastTrained = latest(parts.train());
        int heldOut = parts.heldOut().size();
        assertTrue(heldOut <= wanted, heldOut + " of " + wanted);
        int tied = 0;
        for (int i = 0; i < ratings.size(); i++) {
            tied += ratings.time(i) == lastTrained ? 1 : 0;
        }
        assertTrue(heldOut + tied > wanted, "the ratings of one more second would be too many");
        for (int i = 0; i < heldOut; i++) {
            assertTrue(parts.heldOut().time(i) > lastTrained);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 1000})
    void leaveLastHoldsOutTheLatestOfEachUserButKeepsOne(int count) {
        Ratings ratings = RandomRatings.timed(4, 40, 30, 5);

        BitSet out = new Split.LeaveLast(count).heldOut(ratings, 0);

        int[] all = ratings.countByUser();
        int[] kept = ratings.select(i -> !out.get(i)).countByUser();
        for (int user = 0; user < all.length; user++) {
            assertEquals(all[user] - Math.min(count, Math.max(0, all[user] - 1)), kept[user], "user " + user);
        }
        for (int i = 0; i < ratings.size(); i++) {
            for (int j = i + 1; j < ratings.size() && ratings.user(j) == ratings.user(i); j++) {
                // Of equal times the one given later is the later.
                boolean later = ratings.time(j) >= ratings.time(i);
                assertFalse(later ? out.get(i) && !out.get(j) : out.get(j) && !out.get(i), i + " and " + j);
            }
        }
    }

    @Test
    void leaveLastTellsHowManyUsersHaveTooFewRatings() {
        RatingsBuilder builder = new RatingsBuilder(RatingScale.HALF_STARS, true, 0);
        for (int user = 0; user < 5; user++) {
            for (int item = 0; item < user; item++) {
                builder.add(user, item, 0, item);
            }
        }
        Ratings ratings = builder.build();
        assertEquals(List.of(), new Split.Random(0.1).notes(ratings));
        assertEquals(
                "1 of 4 users have too few ratings to hold out 1: they keep one each to train on, the others are held out",
                String.join("|", new Split.LeaveLast(1).notes(ratings)));
        assertTrue(new Split.LeaveLast(1000)
                .notes(ratings)
                .get(0)
                .startsWith("4 of 4 users have too few ratings to hold out 1,000"));
    }

    @ParameterizedTest
    @CsvSource({"2, 10000", "5, 9999", "7, 3", "10, 10"})
    void theFoldsHoldOutEachRatingOnce(int folds, int size) {
        Ratings ratings = RandomRatings.untimed(1, size, 100, 200);
        BitSet seen = new BitSet();
        for (int fold = 0; fold < folds; fold++) {
            BitSet out = new Split.KFold(folds, fold).heldOut(ratings, 11);
            assertFalse(seen.intersects(out));
            assertTrue(out.cardinality() == size / folds || out.cardinality() == size / folds + 1);
            seen.or(out);
        }
        assertEquals(size, seen.cardinality());
        assertNotEquals(
                new Split.KFold(5, 0).heldOut(TEN_THOUSAND, 11), new Split.KFold(5, 0).heldOut(TEN_THOUSAND, 12));
    }

    @Test
    void givenRatingsAreHeldOutAndLaterChangesDoNotCount() {
        BitSet given = new BitSet();
        given.set(3);
        Split split = new Split.Given("u1.test", given);
        given.set(4);
        split.heldOut(TEN_THOUSAND, 0).set(5);
        assertEquals("{3}", split.heldOut(TEN_THOUSAND, 0).toString());
        assertEquals("given:u1.test", split.toString());
    }

    @Test
    void noneHoldsOutNothing() {
        assertEquals(10_000, Split.parse("none").apply(TEN_THOUSAND, 1).train().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"random:0.1", "temporal:0.25", "leave-last:5", "k-fold:5:0", "none"})
    void whatIsWrittenIsReadTheSame(String text) {
        assertEquals(text, Split.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "random", "random:", "random:x", "random:0.1:2", "k-fold:5", "leave-last:1.5", "Random:0.1"})
    void whatIsNoSplitIsShownWithTheForms(String text) {
        refused(text, "Split '" + text + "': write random:0.1, per-user:0.25, temporal:0.1, leave-last:5, k-fold:5:0");
    }

    @ParameterizedTest
    @CsvSource({
        "random:0, fraction 0.0: give one above 0 and below 1",
        "random:1, fraction 1.0: give one above 0 and below 1",
        "random:NaN, fraction NaN: give one above 0 and below 1",
        "temporal:-0.5, fraction -0.5: give one above 0 and below 1",
        "leave-last:0, Split leave-last:0: hold out at least 1 rating of each user",
        "k-fold:1:0, Split k-fold:1:0: give at least 2 folds and a fold from 0 to folds - 1",
        "k-fold:5:5, Split k-fold:5:5: give at least 2 folds and a fold from 0 to folds - 1",
        "k-fold:5:-1, Split k-fold:5:-1: give at least 2 folds"
    })
    void aNumberOutOfRangeIsNamedWithItsRange(String text, String expected) {
        refused(text, expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"temporal:0.1", "leave-last:1"})
    void aSplitByTimeNeedsTimes(String text) {
        String message = assertThrows(
                        DyadException.class, () -> Split.parse(text).apply(TEN_THOUSAND, 0))
                .getMessage();
        assertEquals("Split " + text + " needs times, and these ratings have none; use random:0.1", message);
    }

    @Test
    void somethingMustBeLeftToTrainOn() {
        Ratings one = RandomRatings.untimed(1, 1, 1, 1);
        String message = assertThrows(DyadException.class, () -> new Split.Random(0.9).apply(one, 0))
                .getMessage();
        assertTrue(message.contains("random:0.9") && message.contains("leaves none to train on"), message);
    }

    private static long latest(Ratings ratings) {
        long latest = -1;
        for (int i = 0; i < ratings.size(); i++) {
            latest = Math.max(latest, ratings.time(i));
        }
        return latest;
    }

    private static void refused(String text, String expected) {
        DyadException error = assertThrows(DyadException.class, () -> Split.parse(text));
        assertEquals(DyadException.Kind.USAGE, error.kind());
        assertTrue(error.getMessage().contains(expected), error.getMessage());
    }
}
