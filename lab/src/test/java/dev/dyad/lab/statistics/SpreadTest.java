package dev.dyad.lab.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpreadTest {

    /**
     * Hours of sleep gained by ten patients with the second of two drugs instead of the first: the example of Student,
     * "The probable error of a mean", 1908, with his mean of 1.58; by scipy 1.17 (ttest_rel) p is 0.00283289, and the
     * interval 0.70011 to 2.45989.
     */
    @Test
    void agreesWithStudentsExample() {
        Spread sleep = Spread.of(1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4);

        assertEquals(10, sleep.seeds());
        assertEquals(1.58, sleep.mean(), 1e-14);
        assertEquals(1.2299955, sleep.deviation(), 1e-7);
        assertEquals(0.00283289, sleep.p(), 1e-8);
        assertEquals(0.70011, sleep.interval().low(), 1e-5);
        assertEquals(2.45989, sleep.interval().high(), 1e-5);
    }

    @Test
    void oneSeedSaysNothingOfTheSpread() {
        Spread one = Spread.of(0.25);
        assertEquals(0.25, one.mean());
        assertTrue(Double.isNaN(one.deviation()));
        assertEquals(1, one.p());
        assertEquals(Double.POSITIVE_INFINITY, one.interval().high());
    }

    @Test
    void seedsThatAgreeLeaveNoDoubt() {
        assertEquals(new Interval(0.5, 0.5), Spread.of(0.5, 0.5).interval());
        assertEquals(0, Spread.of(0.5, 0.5).p(), 1e-15);
        assertEquals(1, Spread.of(0, 0).p());
    }

    @Test
    void noSeedIsAMistake() {
        assertThrows(IllegalArgumentException.class, Spread::of);
    }
}
