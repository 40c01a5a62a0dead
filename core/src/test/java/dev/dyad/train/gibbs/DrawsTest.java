package dev.dyad.train.gibbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawsTest {

    private static final int MANY = 200_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 2.5, 40})
    void gammaNumbersHaveTheMeanAndTheVarianceOfTheirShape(double shape) {
        Draws draws = new Draws(5);
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < MANY; k++) {
            double x = draws.gamma(shape);
            assertTrue(x > 0);
            sum += x;
            squares += x * x;
        }
        double mean = sum / MANY;
        // Five standard errors; the fourth moment of a gamma number is 3 shape² + 6 shape.
        assertEquals(shape, mean, 5 * Math.sqrt(shape / MANY));
        double spread = 5 * Math.sqrt((2 * shape * shape + 6 * shape) / MANY);
        assertEquals(shape, squares / MANY - mean * mean, spread);
    }

    @Test
    void aStreamGivesTheSameNumbersEverywhere() {
        Draws draws = new Draws(42);
        assertEquals(draws.gamma(3), new Draws(42).gamma(3));
        assertTrue(new Draws(43).uniform() != new Draws(42).uniform());
    }
}
