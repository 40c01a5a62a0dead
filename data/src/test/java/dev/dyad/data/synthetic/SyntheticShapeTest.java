package dev.dyad.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticShapeTest {

    @Test
    void publishedCountsAreKnown() {
        SyntheticShape shape = SyntheticShape.like("ml-25m");
        assertEquals(25_000_095, shape.ratings());
        assertEquals(162_541, shape.users());
        assertEquals(62_423, shape.items());
        assertEquals(59_047, shape.ratedItems());
    }

    @Test
    void unknownNameIsAnsweredWithTheKnownOnes() {
        DyadException error = assertThrows(DyadException.class, () -> SyntheticShape.like("ml-99m"));
        assertTrue(error.getMessage().contains("ml-99m") && error.getMessage().contains("ml-latest-small"));
    }

    @ParameterizedTest
    @CsvSource({"10, 10, 101", "10, 10, 9", "0, 10, 10", "10, 0, 10", "10, 10, 0", "-1, 10, 10"})
    void impossibleSizesAreRefused(int users, int items, long ratings) {
        SyntheticShape demo = SyntheticShape.like("demo");
        DyadException error = assertThrows(DyadException.class, () -> demo.withSize(users, items, ratings));
        assertEquals(DyadException.Kind.USAGE, error.kind());
    }

    @Test
    void tooManyRatingsAreExplained() {
        SyntheticShape demo = SyntheticShape.like("demo");
        DyadException error = assertThrows(DyadException.class, () -> demo.withSize(10, 20, 1_000));
        assertEquals(
                "Synthetic ratings: 10 users can give 20 movies at most 200 ratings, one each, but 1,000 are asked for;"
                        + " ask for more users or movies, or for fewer ratings",
                error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 1_000, 20_000, 1_000_000, 150_000_000, 3_000_000_000L})
    void everyNamedShapeScalesToAnyNumberOfRatings(long ratings) {
        for (String name : SyntheticShape.names()) {
            assertEquals(ratings, SyntheticShape.like(name).scaledTo(ratings).ratings(), name);
        }
    }
}
