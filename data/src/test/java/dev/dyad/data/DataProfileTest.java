package dev.dyad.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.ratings.Attribute;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.RatingsBuilder;
import dev.dyad.ratings.Vocabulary;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataProfileTest {

    private static final long JANUARY_2003 = 1_041_379_200L;
    private static final long JANUARY_2004 = 1_072_915_200L;

    /** Three users and four movies; movie 30 has no rating, user 2 has a single one. */
    private static Dataset tiny() {
        RatingsBuilder ratings = new RatingsBuilder(RatingScale.HALF_STARS, true, 8);
        ratings.add(0, 0, 9, JANUARY_2003);
        ratings.add(0, 1, 7, JANUARY_2004);
        ratings.add(0, 3, 6, JANUARY_2004);
        ratings.add(1, 0, 7, JANUARY_2004);
        ratings.add(2, 0, 1, JANUARY_2003 + 1);
        ratings.add(2, 1, 4, JANUARY_2003 + 1);
        Attribute genre = new Attribute.Builder("genre")
                .add(List.of("Drama", "War"))
                .add(List.of("Drama"))
                .add(List.of())
                .add(List.of("Comedy"))
                .build();
        Catalog items = new Catalog(
                Vocabulary.of(10, 20, 30, 40), List.of("Tower (1990)", "River", "", "Clock (2001)"), List.of(genre));
        return new Dataset(
                "tiny", "by hand", ratings.build(3, 4), Catalog.of(Vocabulary.of(1, 2, 3)), items, List.of("a note"));
    }

    private static Dataset untimed(int... levels) {
        RatingsBuilder ratings = new RatingsBuilder(RatingScale.WHOLE_STARS, false, 8);
        for (int i = 0; i < levels.length; i++) {
            ratings.add(0, i, levels[i]);
        }
        long[] ids = new long[levels.length];
        Arrays.setAll(ids, i -> i + 1);
        Catalog items = Catalog.of(Vocabulary.of(ids));
        return new Dataset(
                "flat", "by hand", ratings.build(1, levels.length), Catalog.of(Vocabulary.of(1)), items, List.of());
    }

    @Test
    void countsHistogramAndDensityAreThoseOfTheRatings() {
        DataProfile profile = DataProfile.of(tiny());
        assertEquals(6, profile.ratings());
        assertEquals((5 + 4 + 3.5 + 4 + 1 + 2.5) / 6, profile.meanRating(), 1e-12);
        assertEquals(6.0 / 9, profile.density(), 1e-12);
        assertEquals(10, profile.histogram().size());
        assertEquals(new LevelCount(4.0, 2), profile.histogram().get(7));
        assertEquals(new LevelCount(0.5, 0), profile.histogram().get(0));
    }

    @Test
    void longTailsCountRatedRows() {
        DataProfile profile = DataProfile.of(tiny());
        LongTail byItem = profile.byItem();
        assertEquals(3, byItem.rows());
        assertEquals(1, byItem.withoutRatings());
        assertEquals(1, byItem.min());
        assertEquals(2, byItem.median());
        assertEquals(2, byItem.mean());
        assertEquals(3, byItem.max());
        assertEquals(0.5, byItem.topTenPercentShare());
        assertEquals(3, byItem.withFewerThanFive());
        assertEquals(1, profile.byUser().withOneRating());
    }

    @Test
    void timeSpanTellsTheShareFromBeforeHalfStars() {
        TimeSpan times = DataProfile.of(tiny()).times().orElseThrow();
        assertEquals(Instant.ofEpochSecond(JANUARY_2003), times.first());
        assertEquals(Instant.ofEpochSecond(JANUARY_2004), times.last());
        assertEquals(0.5, times.shareBeforeHalfStars());
        assertTrue(DataProfile.of(untimed(1, 2)).times().isEmpty());
    }

    @Test
    void mostRatedItemsComeFirstAndKeepTheirTitles() {
        List<RatedItem> most = DataProfile.of(tiny()).mostRated();
        assertEquals(3, most.size());
        assertEquals(new RatedItem("10", "Tower (1990)", 3, 10.0 / 3), most.get(0));
        assertEquals("40", most.get(2).id());
    }

    @Test
    void attributesAreCoveredAsFarAsRowsHaveValues() {
        DataProfile profile = DataProfile.of(tiny());
        assertEquals(List.of(new AttributeCoverage("genre", 4, 3, 3)), profile.itemAttributes());
        assertEquals(3, profile.titledItems());
        assertEquals(List.of(), profile.userAttributes());
    }

    @Test
    void problemsNameTheirNumbers() {
        assertEquals(
                List.of(
                        "a note",
                        "Users with a single rating: 1",
                        "Items without a rating: 1",
                        "No rating is 0.5, nor 1.5, nor 2.0, nor 3.0, nor 4.5, though the scale has it",
                        "Half stars from before 18 February 2003, when MovieLens began to take them: 1",
                        "Items without a title: 1",
                        "Items without a genre: 1"),
                DataProfile.of(tiny()).problems());
    }

    @Test
    void ratingsThatAreAllEqualAreNamed() {
        assertTrue(DataProfile.of(untimed(2, 2)).problems().contains("All ratings are 3.0: there is nothing to learn"));
    }

    @Test
    void datasetWithoutRatingsHasAProfileToo() {
        DataProfile profile = DataProfile.of(untimed());
        assertEquals(0, profile.byUser().rows());
        assertEquals(0, profile.density());
        assertTrue(profile.problems().contains("There are no ratings"));
    }

    @Test
    void giniIs0WhereAllAreEqualAndNears1WhereOneHasAll() {
        assertEquals(0, LongTail.of(new int[] {5, 5, 5, 5}).gini(), 1e-12);
        assertEquals(0.25, LongTail.of(new int[] {0, 1, 3}).gini(), 1e-12);
        int[] uneven = new int[1000];
        Arrays.fill(uneven, 1);
        uneven[0] = 1_000_000;
        assertEquals(0.998, LongTail.of(uneven).gini(), 1e-3);
        assertEquals(1_000_009 / 1_000_999.0, LongTail.of(uneven).topOnePercentShare(), 1e-12);
    }
}
