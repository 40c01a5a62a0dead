package dev.dyad.lab.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.lab.findings.Trend.Shape;
import dev.dyad.lab.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendTest {

    /** Numbers that really differ from 2 on. */
    private static Trend of(double... values) {
        PairTable table = PairTable.of(values.length, (first, second) -> {
            double difference = values[second] - values[first];
            double p = Math.abs(difference) >= 2 ? 1e-6 : 0.5;
            return Optional.of(new PairTest(new Measured(difference, new Interval(difference, difference)), p));
        });
        return Trend.of(
                IntStream.range(0, values.length).boxed().toList(),
                Arrays.stream(values).boxed().toList(),
                table);
    }

    @ParameterizedTest
    @CsvSource({
        "LEVEL, 1 1.5 1.2 2",
        "RISES, 1 3 5 7",
        "RISES, 1 2 3 4",
        "RISES, 1 0 5 7",
        "FALLS, 7 5 3 1",
        "PEAKS, 1 3 5 3",
        "PEAKS, 3 5 1",
        "DIPS, 5 3 1 4",
        "UNORDERED, 1 3 0 2"
    })
    void hasTheShapeThatRealDifferencesGiveIt(Shape shape, String values) {
        assertEquals(
                shape,
                of(Arrays.stream(values.split(" "))
                                .mapToDouble(Double::parseDouble)
                                .toArray())
                        .shape());
    }

    @Test
    void endsLevelWhereNoTwoOfTheLastDiffer() {
        Trend trend = of(1, 3, 6, 6.5, 7);
        assertTrue(trend.endsLevel());
        assertEquals(2, trend.levelFrom());
        assertFalse(trend.startsLevel());
        assertFalse(of(1, 3, 5, 7).endsLevel());
    }

    @Test
    void startsLevelWhereNoTwoOfTheFirstDiffer() {
        Trend trend = of(7, 6.5, 7, 4, 1);
        assertTrue(trend.startsLevel());
        assertEquals(2, trend.levelTo());
        assertFalse(trend.endsLevel());
    }

    /** 1 and 2, 2 and 3, 3 and 4 do not differ, but 1 and 4 do: neither end is level in a sense worth telling. */
    @Test
    void isLevelAtNoEndWhereBothWouldOverlap() {
        Trend trend = of(1, 2, 3);
        assertEquals(Shape.RISES, trend.shape());
        assertFalse(trend.startsLevel());
        assertFalse(trend.endsLevel());
    }

    @Test
    void whatCannotBeComparedDoesNotDiffer() {
        Trend trend = Trend.of(List.of(0, 1), List.of(1.0, 9.0), PairTable.NONE);
        assertEquals(Shape.LEVEL, trend.shape());
    }
}
