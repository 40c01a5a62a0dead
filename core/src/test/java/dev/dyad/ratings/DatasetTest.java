package dev.dyad.ratings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatasetTest {

    private static final Vocabulary USERS = Vocabulary.of(10, 20);
    private static final Vocabulary ITEMS = Vocabulary.of("Aa", "b", "c");

    @Test
    void theChecksumDoesNotDependOnWhereRatingsCameFrom() {
        Ratings viewed = ratings(1, 3, 7, 99).select(i -> true);
        Vocabulary.Builder read = new Vocabulary.Builder();
        read.row("10");
        read.row("20");
        Dataset other = new Dataset(
                "other",
                "elsewhere",
                viewed,
                Catalog.of(read.build()),
                new Catalog(ITEMS, List.of("A", "B", "C"), List.of()),
                List.of("a note"));
        assertEquals(checksum(ratings(1, 3, 7, 99), USERS, ITEMS), other.checksum());
    }

    @Test
    void theChecksumOfASetIsTheSameForEver() {
        assertEquals("07582e253d94f4ba", checksum(ratings(1, 3, 7, 99), USERS, ITEMS));
    }

    @Test
    void everyChangeChangesTheChecksum() {
        Set<String> checksums = new HashSet<>();
        checksums.add(checksum(ratings(1, 3, 7, 99), USERS, ITEMS));
        checksums.add(checksum(ratings(0, 3, 7, 99), USERS, ITEMS));
        checksums.add(checksum(ratings(1, 2, 7, 99), USERS, ITEMS));
        checksums.add(checksum(ratings(1, 3, 6, 99), USERS, ITEMS));
        checksums.add(checksum(ratings(1, 3, 7, 98), USERS, ITEMS));
        checksums.add(checksum(ratings(1, 3, 7, 99).select(i -> i > 0), USERS, ITEMS));
        checksums.add(checksum(ratings(1, 3, 7, 99), Vocabulary.of(10, 21), ITEMS));
        checksums.add(checksum(ratings(1, 3, 7, 99), Vocabulary.of(20, 10), ITEMS));
        // "Aa" and "BB" have the same String.hashCode().
        checksums.add(checksum(ratings(1, 3, 7, 99), USERS, Vocabulary.of("BB", "b", "c")));
        checksums.add(checksum(ratings(1, 3, 7, 99), USERS, Vocabulary.of("Aa", "c", "b")));
        checksums.add(checksum(untimed(RatingScale.HALF_STARS), USERS, ITEMS));
        checksums.add(checksum(untimed(new RatingScale(1, 10, 1)), USERS, ITEMS));
        checksums.add(checksum(untimed(new RatingScale(1, 11, 1)), USERS, ITEMS));
        assertEquals(13, checksums.size());
        assertTrue(checksums.stream().allMatch(sum -> sum.matches("[0-9a-f]{16}")), checksums::toString);
    }

    @Test
    void withoutTimesTheChecksumIsStillThatOfTheWhole() {
        Dataset timed =
                new Dataset("made", "here", ratings(1, 3, 7, 99), Catalog.of(USERS), Catalog.of(ITEMS), List.of());
        Dataset bare = timed.withoutTimes();
        assertTrue(timed.ratings().hasTimes() && !bare.ratings().hasTimes());
        assertEquals(timed.checksum(), bare.checksum());
        assertEquals(timed.ratings().fingerprint(), bare.ratings().fingerprint());
        assertEquals(timed.ratings().user(1), bare.ratings().user(1));
    }

    @Test
    void itemsAndLevelsDoNotStandInForEachOther() {
        int many = (1 << 24) + 1;
        assertTrue(single(many, 1 << 24, 0).fingerprint() != single(many, 0, 1).fingerprint());
    }

    @Test
    void catalogsMustFitTheRatings() {
        assertThrows(IllegalArgumentException.class, () -> checksum(ratings(1, 3, 7, 99), ITEMS, USERS));
        assertThrows(IllegalArgumentException.class, () -> new Catalog(USERS, List.of("one title"), List.of()));
        Attribute three = new Attribute.Builder("genre")
                .add(List.of())
                .add(List.of())
                .add(List.of())
                .build();
        assertThrows(IllegalArgumentException.class, () -> new Catalog(USERS, List.of(), List.of(three)));
    }

    @Test
    void aRowWithoutTitleIsCalledByItsId() {
        Catalog items = new Catalog(ITEMS, List.of("Alien (1979)", "", "Brazil (1985)"), List.of());
        assertEquals("Alien (1979)", items.title(0));
        assertEquals("b", items.title(1));
        assertEquals("20", Catalog.of(USERS).title(1));
    }

    private static Ratings single(int items, int item, int level) {
        return RatingsBuilder.ofColumns(
                RatingScale.HALF_STARS, 1, items, new int[] {0}, new int[] {item}, new byte[] {(byte) level});
    }

    private static Ratings ratings(int user, int item, int level, long time) {
        RatingsBuilder builder = new RatingsBuilder(RatingScale.HALF_STARS, true, 0);
        builder.add(0, 0, 4, 5);
        builder.add(user, item - 1, level, time);
        return builder.build(2, 3);
    }

    private static Ratings untimed(RatingScale scale) {
        RatingsBuilder builder = new RatingsBuilder(scale, false, 0);
        builder.add(0, 0, 4);
        builder.add(1, 2, 7);
        return builder.build(2, 3);
    }

    private static String checksum(Ratings ratings, Vocabulary users, Vocabulary items) {
        return new Dataset("made", "here", ratings, Catalog.of(users), Catalog.of(items), List.of()).checksum();
    }
}
