package dev.dyad.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopularityTest {

    /** The published medians; 81,491 of ML-25M's users rated its most popular movie. */
    @ParameterizedTest
    @CsvSource({"ml-25m, 6, 81_491", "ml-latest-small, 3, 329", "ml-100k, 27, 583", "ml-1m, 123, 3_428"})
    void expectedRatingsAreNearThePublishedOnes(String name, double median, String most) {
        double[] expected = expected(SyntheticShape.like(name));
        int n = expected.length;
        double published = Double.parseDouble(most.replace("_", ""));
        assertEquals(median, expected[n / 2], 0.3 * median, "median");
        assertEquals(published, expected[n - 1], 0.25 * published, "most");
        assertEquals(
                SyntheticShape.like(name).ratings(), Arrays.stream(expected).sum(), 1, "sum");
    }

    @Test
    void oneMovieInAHundredHasHalfOfTheRatingsOfMl25m() {
        SyntheticShape shape = SyntheticShape.like("ml-25m");
        double[] expected = expected(shape);
        int n = expected.length;
        double share = Arrays.stream(expected, n - n / 100, n).sum() / shape.ratings();
        assertEquals(0.55, share, 0.06);
    }

    private static double[] expected(SyntheticShape shape) {
        Popularity popularity = Popularity.of(shape, Activity.of(shape, 7), 7);
        double[] expected = new double[shape.items()];
        Arrays.setAll(expected, popularity::expected);
        expected = Arrays.stream(expected).filter(count -> count > 0).sorted().toArray();
        assertEquals(shape.ratedItems(), expected.length);
        assertTrue(expected[0] >= 1);
        return expected;
    }

    @ParameterizedTest
    @CsvSource({"demo", "ml-25m", "ml-32m"})
    void activityAddsUpAndHasMovieLensTail(String name) {
        SyntheticShape shape = SyntheticShape.like(name);
        int[] counts = Activity.of(shape, 7);
        Arrays.sort(counts);
        assertEquals(shape.ratings(), Arrays.stream(counts).asLongStream().sum());
        assertTrue(counts[0] >= 20);
        assertEquals(0.46, counts[counts.length / 2] / ((double) shape.ratings() / shape.users()), 0.06, "median");
    }
}
