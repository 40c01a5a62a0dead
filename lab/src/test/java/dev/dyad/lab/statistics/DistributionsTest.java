package dev.dyad.lab.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against scipy 1.17: norm.sf, t.sf and t.ppf. */
class DistributionsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "0.1, 0.920344325445942",
        "-1, 0.31731050786291415",
        "1.96, 0.04999579029644087",
        "2.9, 0.003731626600768075",
        "3, 0.0026997960632601866",
        "5, 5.733031437583866e-07",
        "10, 1.523970604832094e-23",
        "30, 9.813427854295816e-198"
    })
    void tailsOfTheNormalDistribution(double z, double twoSided) {
        assertEquals(twoSided, Normal.twoSided(z), twoSided * 1e-13);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.7048327646991335, 0.2951672353008665, 0.08438492631768273",
        "2, 0.6666666666666667, 0.18350341907227397, 0.017317326879372444",
        "3, 0.651447964848151, 0.13932596855884305, 0.004910974925988302",
        "4, 0.6433299631818633, 0.11611652351681556, 0.0016908715323222976",
        "7, 0.6324071356892844, 0.08561932856297605, 0.00013730383071527803",
        "10, 0.627893605742973, 0.07338803477074037, 2.0627970961181805e-05",
        "29, 0.6208480841937812, 0.05494363718296717, 2.8841891530650484e-08",
        "30, 0.6207230048851272, 0.054625044962983094, 2.322924900551044e-08"
    })
    void tailsOfStudentsDistribution(int freedom, double half, double two, double sevenAndAHalf) {
        assertEquals(half, StudentT.twoSided(0.5, freedom), 1e-14);
        assertEquals(two, StudentT.twoSided(-2, freedom), 1e-14);
        assertEquals(sevenAndAHalf, StudentT.twoSided(7.5, freedom), 1e-14);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 12.706204736174694",
        "2, 4.302652729749462",
        "3, 3.1824463052837078",
        "4, 2.7764451051977934",
        "10, 2.228138851986274",
        "30, 2.0422724563012378"
    })
    void quantilesOfStudentsDistribution(int freedom, double quantile) {
        assertEquals(quantile, StudentT.quantile95(freedom), quantile * 1e-13);
    }

    @Test
    void noNumberOfStudentsDistributionIsFartherThanInfinity() {
        assertEquals(0, StudentT.twoSided(Double.POSITIVE_INFINITY, 3), 1e-15);
    }

    @Test
    void aFairCoin() {
        assertEquals(10.0 / 32, Binomial.exactly(2, 5), 1e-15);
        assertEquals(16.0 / 32, Binomial.atMost(2, 5), 1e-15);
        assertEquals(1, Binomial.atMost(0, 0), 1e-15);
    }
}
