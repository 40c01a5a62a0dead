package dev.dyad.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExponentialTest {

    @Test
    void isRightToEightDigits() {
        for (double x = -40; x <= 40; x += 0.0137) {
            assertEquals(1, Exponential.of(x) / StrictMath.exp(x), 1e-8, "e to the power of " + x);
        }
        assertEquals(1, Exponential.of(0));
    }

    @Test
    void staysFiniteBeyondItsBounds() {
        assertEquals(Exponential.of(40), Exponential.of(Double.POSITIVE_INFINITY));
        assertEquals(Exponential.of(-40), Exponential.of(Double.NEGATIVE_INFINITY));
        assertTrue(Double.isNaN(Exponential.of(Double.NaN)));
    }
}
