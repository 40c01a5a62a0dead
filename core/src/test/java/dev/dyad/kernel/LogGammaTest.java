package dev.dyad.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogGammaTest {

    /** Factorials, and the root of π. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "5, 24", "11, 3628800", "0.5, 1.7724538509055159", "1.5, 0.8862269254527580"})
    void isTheLogarithmOfTheGammaFunction(double x, double gamma) {
        assertEquals(Math.log(gamma), LogGamma.of(x), 1e-11);
    }

    @ParameterizedTest
    @CsvSource({"0.1", "3.7", "9.99", "10", "512"})
    void risesByTheLogarithmOfXFromXToTheNext(double x) {
        assertEquals(Math.log(x), LogGamma.of(x + 1) - LogGamma.of(x), 1e-10);
    }
}
