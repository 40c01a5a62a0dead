package dev.dyad.lab.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {

    @Test
    void theSameOrderIsOneAndTheOppositeMinusOne() {
        assertEquals(1, RankCorrelation.of(new double[] {1, 2, 9}, new double[] {-5, 0, 0.1}), 1e-15);
        assertEquals(-1, RankCorrelation.of(new double[] {1, 2, 9}, new double[] {3, 2, 1}), 1e-15);
    }

    /** By scipy 1.17: spearmanr([1, 2, 2, 4, 5], [2, 1, 3, 3, 9]). */
    @Test
    void equalNumbersShareTheirRank() {
        assertEquals(
                0.7631578947368421,
                RankCorrelation.of(new double[] {1, 2, 2, 4, 5}, new double[] {2, 1, 3, 3, 9}),
                1e-14);
    }
}
