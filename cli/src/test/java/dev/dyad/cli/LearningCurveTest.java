package dev.dyad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.model.EpochReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearningCurveTest {

    private static EpochReport epoch(int number, double testAccuracy) {
        return new EpochReport(number, 1.25, 0.2, 0.21, testAccuracy, 0.95, 0.75, 1.5);
    }

    @Test
    void theBestEpochIsTheFirstWithTheHighestTestAccuracy() {
        LearningCurve curve = new LearningCurve(List.of(epoch(1, 0.2), epoch(2, 0.25), epoch(3, 0.25), epoch(4, 0.22)));
        assertEquals(2, curve.best().orElseThrow().epoch());
        assertEquals(4, curve.last().epoch());
    }

    private static EpochReport epoch(int number, double validationAccuracy, double testAccuracy) {
        return new EpochReport(number, 1.25, 0.2, 0.21, validationAccuracy, 0.96, testAccuracy, 0.95, 0.75, 1.5);
    }

    @Test
    void withAValidationPartItAloneChoosesTheBestEpoch() {
        LearningCurve curve = new LearningCurve(List.of(epoch(1, 0.2, 0.3), epoch(2, 0.25, 0.2), epoch(3, 0.25, 0.4)));
        assertEquals(2, curve.best().orElseThrow().epoch());
        LearningCurve untested = new LearningCurve(List.of(epoch(1, 0.3, Double.NaN), epoch(2, 0.25, Double.NaN)));
        assertEquals(1, untested.best().orElseThrow().epoch());
    }

    @Test
    void withoutAHeldOutPartThereIsNoBestEpoch() {
        LearningCurve curve = new LearningCurve(List.of(epoch(1, Double.NaN)));
        assertTrue(curve.best().isEmpty());
    }

    @Test
    void whatIsNotKnownIsNullInJson() {
        assertTrue(
                LearningCurve.toJson(epoch(1, Double.NaN)).get("testAccuracy").isNull());
        assertEquals(
                0.2, LearningCurve.toJson(epoch(1, 0.2)).get("testAccuracy").asDouble());
    }

    @Test
    void linesStandUnderTheirHeader() {
        for (LearningCurve.Parts parts : LearningCurve.Parts.values()) {
            assertEquals(
                    LearningCurve.header(parts).length(),
                    LearningCurve.line(epoch(50, 0.2351), parts).length());
            assertTrue(LearningCurve.line(epoch(7, Double.NaN), parts).contains(" - "));
        }
    }
}
