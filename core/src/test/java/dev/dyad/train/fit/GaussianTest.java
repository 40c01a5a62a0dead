package dev.dyad.train.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianTest {

    /** From published tables of the normal distribution, over all three ranges of the approximation. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.75, 0.6744897502",
        "0.9, 1.2815515655",
        "0.975, 1.9599639845",
        "0.995, 2.5758293035",
        "0.9995, 3.2905267315",
        "0.999999, 4.7534243088",
        "0.025, -1.9599639845",
        "1e-9, -5.9978070150",
        "1e-12, -7.0344838253",
        "1e-16, -8.2220822161"
    })
    void quantilesAreThoseOfTheTables(double probability, double expected) {
        assertEquals(expected, Gaussian.quantile(probability), 1e-6 * Math.max(1, Math.abs(expected)));
    }

    /** Deviations over a million draws: 0.001 of the mean, 0.0014 of the variance, 0.0022 of the share; six of each. */
    @Test
    void aMillionDrawsAreStandardNormal() {
        double sum = 0;
        double squares = 0;
        double cubes = 0;
        int within = 0;
        for (int place = 0; place < 1_000_000; place++) {
            double x = Gaussian.at(99, place);
            sum += x;
            squares += x * x;
            cubes += x * x * x;
            within += Math.abs(x) < 1.9599639845 ? 1 : 0;
        }
        assertEquals(0, sum / 1e6, 0.006);
        assertEquals(1, squares / 1e6, 0.0085);
        assertEquals(0, cubes / 1e6, 0.024);
        assertEquals(0.95, within / 1e6, 0.0014);
    }

    @Test
    void neighboursAndStreamsAreUnrelated() {
        double neighbours = 0;
        double streams = 0;
        for (int place = 0; place < 100_000; place++) {
            neighbours += Gaussian.at(1, place) * (double) Gaussian.at(1, place + 1);
            streams += Gaussian.at(1, place) * (double) Gaussian.at(2, place);
        }
        // The mean of a hundred thousand such products has a deviation of 0.0032.
        assertEquals(0, neighbours / 1e5, 0.019);
        assertEquals(0, streams / 1e5, 0.019);
    }

    @Test
    void theNumbersOfASeedAreTheSameForEver() {
        assertEquals("0x1.94dc58p-2", Float.toHexString(Gaussian.at(42, 0)));
        assertEquals("-0x1.3f9af6p0", Float.toHexString(Gaussian.at(42, 1L << 40)));
        assertEquals("-0x1.e9a3e2p2", Float.toHexString((float) Gaussian.quantile(1e-14)));
        assertNotEquals(Gaussian.at(42, 0), Gaussian.at(43, 0));
    }

    @Test
    void theTailsAreFinite() {
        assertTrue(Gaussian.quantile(0x1p-54) > -9);
        assertTrue(Gaussian.quantile(1 - 0x1p-53) < 9);
    }
}
