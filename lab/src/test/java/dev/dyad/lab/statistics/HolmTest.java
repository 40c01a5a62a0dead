package dev.dyad.lab.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class HolmTest {

    /** Smallest × 4, next × 3, …, never below the one before: 0.005, 0.01, 0.03, 0.04. */
    @Test
    void multipliesTheSmallestByTheirNumberAndTheNextByOneLess() {
        assertArrayEquals(new double[] {0.03, 0.06, 0.06, 0.02}, Holm.adjust(0.01, 0.04, 0.03, 0.005), 1e-15);
    }

    @Test
    void neverExceedsOne() {
        assertArrayEquals(new double[] {1, 1, 0.3}, Holm.adjust(0.9, 0.6, 0.1), 1e-15);
    }

    @Test
    void oneQuestionNeedsNoCorrection() {
        assertArrayEquals(new double[] {0.04}, Holm.adjust(0.04));
        assertArrayEquals(new double[0], Holm.adjust());
    }
}
