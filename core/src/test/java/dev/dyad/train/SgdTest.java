package dev.dyad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SgdTest {

    @ParameterizedTest
    @CsvSource({"0, 12", "100000, 12", "391000, 10", "1000000, 8", "2000000, 7", "25000000, 7", "2147483647, 7"})
    void moreRatingsTakeFewerEpochs(int ratings, int epochs) {
        assertEquals(epochs, Sgd.usualEpochs(ratings));
    }
}
