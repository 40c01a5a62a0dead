package dev.dyad.lab.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuracyTest {

    /** Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void hasTheIntervalsOfThePublishedExamples(long exact, long ratings, double low, double high) {
        Interval interval = new Accuracy(exact, ratings).interval();
        assertEquals(low, interval.low(), 5e-5);
        assertEquals(high, interval.high(), 5e-5);
    }

    /** The same by scipy 1.17: binomtest(k, n).proportion_ci(method="wilson"). */
    @Test
    void hasTheIntervalOfScipy() {
        assertEquals(0.2552885198782742, new Accuracy(81, 263).interval().low(), 1e-15);
        assertEquals(0.36620957698280004, new Accuracy(81, 263).interval().high(), 1e-15);
    }

    @Test
    void anIntervalStaysWithinZeroAndOne() {
        assertEquals(0, new Accuracy(0, 7).interval().low());
        assertEquals(1, new Accuracy(7, 7).interval().high());
        assertEquals(new Interval(0, 1), new Accuracy(0, 0).interval());
    }

    @Test
    void accuraciesOfSeedsAddUp() {
        assertEquals(0.3, new Accuracy(1, 4).plus(new Accuracy(2, 6)).share());
    }

    @Test
    void moreExactPredictionsThanRatingsAreAMistake() {
        assertThrows(IllegalArgumentException.class, () -> new Accuracy(3, 2));
    }
}
