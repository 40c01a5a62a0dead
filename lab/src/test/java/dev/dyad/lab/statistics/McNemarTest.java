package dev.dyad.lab.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {

    /**
     * Airway hyper-responsiveness of 21 children before and after a transplantation, 1 against 7: Fagerland, Lydersen
     * and Laake 2013 give p = 0.070 (exact) and 0.039 (mid-p). The interval is their formula's, worked out in Python.
     */
    @Test
    void agreesWithThePublishedExample() {
        McNemar airways = new McNemar(21, 1, 7);

        assertEquals(0.0703125, airways.exactP(), 1e-15);
        assertEquals(0.0390625, airways.midP(), 1e-15);
        assertEquals(6.0 / 21, airways.difference(), 1e-15);
        assertEquals(0.013379823768343235, airways.interval().low(), 1e-15);
        assertEquals(0.5083593066664394, airways.interval().high(), 1e-15);
    }

    /** By scipy 1.17: binomtest(b, b + c, 0.5).pvalue, and 2 binom.cdf(b, b + c, 0.5) − binom.pmf(b, b + c, 0.5). */
    @ParameterizedTest
    @CsvSource({
        "3, 12, 0.03515625, 0.02127075195312501",
        "0, 40, 1.8189894035458565e-12, 9.09494701772929e-13",
        "10, 30, 0.0022214337732293643, 0.0014504910141113232",
        "24, 25, 1.0, 0.8877248273407831",
        "60, 200, 8.94795240765298e-19, 5.797603753293578e-19",
        "480, 520, 0.2174482932041415, 0.20610731083295378",
        "1200, 1300, 0.047681865221043444, 0.045521866406311506",
        "49500, 50500, 0.0015823598788515154, 0.0015653597548483346",
        "1000000, 1003000, 0.034088365079432, 0.0340287438922856"
    })
    void agreesWithScipyForAnyNumberOfRatings(long few, long many, double exact, double mid) {
        McNemar test = new McNemar(10_000_000, few, many);
        assertEquals(exact, test.exactP(), exact * 1e-7);
        assertEquals(mid, test.midP(), mid * 1e-7);
        assertEquals(test.p(), new McNemar(10_000_000, many, few).p());
    }

    @Test
    void isExactForFewRatingsThatTellTheRunsApartAndMidPForMore() {
        assertEquals(new McNemar(100, 4, 20).exactP(), new McNemar(100, 4, 20).p());
        assertEquals(new McNemar(100, 5, 20).midP(), new McNemar(100, 5, 20).p());
    }

    @Test
    void countsTheRatingsThatOneRunAloneGotRight() {
        BitSet first = BitSet.valueOf(new long[] {0b0011_0111});
        BitSet second = BitSet.valueOf(new long[] {0b1010_0110});
        McNemar test = McNemar.of(first, second, 8);
        assertEquals(new McNemar(8, 2, 1), test);
        assertEquals(-1.0 / 8, test.difference());
        assertEquals(new McNemar(16, 3, 3), test.plus(new McNemar(8, 1, 2)));
    }

    @Test
    void runsThatAgreeOnEveryRatingDoNotDiffer() {
        McNemar same = McNemar.of(BitSet.valueOf(new long[] {5}), BitSet.valueOf(new long[] {5}), 1000);
        assertEquals(1, same.p());
        assertEquals(0, same.difference());
        assertEquals(0, same.interval().low() + same.interval().high());
    }

    @Test
    void moreDisagreementsThanRatingsAreAMistake() {
        assertThrows(IllegalArgumentException.class, () -> new McNemar(10, 6, 5));
    }
}
