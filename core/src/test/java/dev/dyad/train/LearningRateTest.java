package dev.dyad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.model.EpochReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each schedule beside its formula, which is that of torch's scheduler of its kind. */
class LearningRateTest {

    private static final double ROUNDING = 1e-15;

    private static double at(String rate, int epoch, int epochs, int step, int steps) {
        return LearningRate.parse(rate).inEpoch(epoch, epochs, steps, List.of()).applyAsDouble(step);
    }

    @Test
    void aNumberIsTheRateOfEveryStep() {
        assertEquals(1e-3, at("1e-3", 1, 50, 0, 100));
        assertEquals(1e-3, at("1e-3", 50, 50, 99, 100));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.01", "10, 0.01", "11, 0.005", "20, 0.005", "21, 0.0025", "101, 0.009765625e-3"})
    void aStepFallsEverySoManyEpochs(int epoch, double expected) {
        assertEquals(expected, at("step:1e-2,every=10,factor=0.5", epoch, 200, 0, 7), ROUNDING);
        assertEquals(expected, at("step:1e-2,every=10,factor=0.5", epoch, 200, 6, 7), ROUNDING);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.01", "2, 0.009", "3, 0.0081", "11, 0.003486784401"})
    void anExponentialFallsEveryEpoch(int epoch, double expected) {
        assertEquals(expected, at("exponential:1e-2,factor=0.9", epoch, 200, 0, 7), ROUNDING);
        assertEquals(expected, at("exponential:1e-2,factor=0.9", epoch, 200, 6, 7), ROUNDING);
    }

    @ParameterizedTest
    @CsvSource({
        // Warm-up over 4 of 20 steps, then a quarter, a half and three quarters of half a cosine of 16.
        "1, 0, 0.0025",
        "1, 1, 0.005",
        "1, 3, 0.01",
        "2, 0, 0.01",
        "3, 0, 0.008681980515339464",
        "4, 0, 0.0055",
        "5, 0, 0.002318019484660536",
        "5, 3, 0.001086466238185463",
    })
    void aCosineRisesInALineAndFallsToItsFloor(int epoch, int step, double expected) {
        assertEquals(expected, at("cosine:1e-2,warmup=1,floor=1e-3", epoch, 5, step, 4), ROUNDING);
    }

    @Test
    void aCosineWithoutWarmUpStartsAtItsRate() {
        assertEquals(1e-2, at("cosine:1e-2", 1, 2, 0, 2));
        assertEquals(5e-3, at("cosine:1e-2", 2, 2, 0, 2), ROUNDING);
    }

    /** With 20 steps: up to the peak at step 5, the share 0.3 of them from 1, half-way down at step 12, at the end 19. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0.0004",
        "1, 1, 0.0013167184270002523",
        "2, 1, 0.01",
        "2, 2, 0.009874640062350875",
        "4, 0, 0.00500002",
        "5, 3, 4e-8"
    })
    void oneCycleRisesToItsPeakAndFallsToNearlyNothing(int epoch, int step, double expected) {
        assertEquals(expected, at("one-cycle:1e-2", epoch, 5, step, 4), ROUNDING);
    }

    @Test
    void oneCycleTakesItsOwnShareAndDivisors() {
        String rate = "one-cycle:1e-2,rise=0.25,start=10,end=2";
        assertEquals(1e-3, at(rate, 1, 5, 0, 4), ROUNDING);
        assertEquals(5.5e-3, at(rate, 1, 5, 2, 4), ROUNDING);
        assertEquals(1e-2, at(rate, 2, 5, 0, 4), ROUNDING);
        assertEquals(5e-4, at(rate, 5, 5, 3, 4), ROUNDING);
    }

    @Test
    void oneCycleOfFewStepsStillGivesRates() {
        assertEquals(4e-8, at("one-cycle:1e-2", 1, 1, 0, 1), ROUNDING);
        assertEquals(1e-2, at("one-cycle:1e-2,rise=0.5", 1, 2, 0, 1), ROUNDING);
    }

    private static EpochReport report(int epoch, double loss, double validation, double test) {
        return new EpochReport(epoch, loss, 0.2, 0.2, validation, 1, test, 1, 1, 1);
    }

    private static List<Double> plateau(String rate, List<EpochReport> reports) {
        List<Double> rates = new ArrayList<>();
        for (int epoch = 1; epoch <= reports.size() + 1; epoch++) {
            rates.add(LearningRate.parse(rate)
                    .inEpoch(epoch, 100, 5, reports.subList(0, epoch - 1))
                    .applyAsDouble(epoch % 5));
        }
        return rates;
    }

    @Test
    void aPlateauEndsPatienceWithTheValidationAccuracy() {
        double[] validation = {0.2, 0.3, 0.3, 0.29, 0.25, 0.31, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
        List<EpochReport> reports = new ArrayList<>();
        for (int k = 0; k < validation.length; k++) {
            // Loss and test accuracy get better all the time, and must not matter.
            reports.add(report(k + 1, 1.0 / (k + 1), validation[k], 0.01 * k));
        }
        assertEquals(
                List.of(0.4, 0.4, 0.4, 0.4, 0.4, 0.2, 0.2, 0.2, 0.2, 0.1, 0.1, 0.1, 0.05),
                plateau("plateau:0.4,factor=0.5,patience=2", reports));
    }

    @Test
    void withoutAValidationPartAPlateauWatchesTheLossAndNeverTheTestPart() {
        double[] loss = {1, 0.9, 0.9, 0.95, 0.8};
        List<EpochReport> reports = new ArrayList<>();
        for (int k = 0; k < loss.length; k++) {
            reports.add(report(k + 1, loss[k], Double.NaN, 0.3 - 0.01 * k));
        }
        assertEquals(List.of(0.4, 0.4, 0.4, 0.1, 0.025, 0.025), plateau("plateau:0.4,factor=0.25,patience=0", reports));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e-3",
                "step:1e-2,every=3,factor=0.25",
                "exponential:0.1,factor=0.9",
                "cosine:1e-2,warmup=0.5,floor=1e-5",
                "one-cycle:3e-3,rise=0.25,start=10,end=100",
                "plateau:1,factor=0.5,patience=0"
            })
    void theWrittenFormIsReadBack(String text) {
        LearningRate rate = LearningRate.parse(text);
        assertEquals(rate, LearningRate.parse(rate.toString()));
        assertEquals(rate.toString(), LearningRate.parse(rate.toString()).toString());
    }

    @Test
    void noStepExceedsTheHighestRate() {
        for (String text : List.of(
                "1e-3", "step:1e-2", "exponential:1e-2", "cosine:1e-2,warmup=1", "one-cycle:1e-2", "plateau:1e-2")) {
            LearningRate rate = LearningRate.parse(text);
            double highest = 0;
            for (int epoch = 1; epoch <= 6; epoch++) {
                for (int step = 0; step < 10; step++) {
                    double now = at(text, epoch, 6, step, 10);
                    assertTrue(now > 0, text);
                    highest = Math.max(highest, now);
                }
            }
            assertEquals(rate.highest(), highest, 1e-17, text);
        }
    }

    @Test
    void whatIsLeftOutHasItsUsualValue() {
        assertEquals(
                "step:0.01,every=10,factor=0.5", LearningRate.parse("step:1e-2").toString());
        assertEquals(
                "one-cycle:0.01,rise=0.3,start=25,end=10000",
                LearningRate.parse("one-cycle:1e-2").toString());
        assertEquals("1e-5", LearningRate.parse("0.00001").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "fast | 'fast' is not a number",
                "`` | '' is not a number",
                "NaN | 'NaN' is not a number",
                "0 | Learning rate 0.0: give one above 0, up to 10",
                "11 | up to 10",
                "linear:1e-2 | there is no schedule 'linear'",
                "step: | '' is not a number",
                "step:1e-2,evry=3 | there is no setting 'evry' of it",
                "step:1e-2,every | 'every' is no new setting=value",
                "step:1e-2,every=3,every=4 | 'every=4' is no new setting=value",
                "step:1e-2,every=2.5 | every=2.5 is not a whole number of epochs",
                "step:1e-2,every=0 | every=0: give 1 epoch or more",
                "step:1e-2,factor=2 | factor=2.0: give one above 0, up to 1",
                "cosine:1e-2,floor=1 | floor=1.0: give 0 or more, up to the rate",
                "cosine:1e-2,warmup=-1 | warmup=-1.0: give 0 epochs or more",
                "one-cycle:1e-2,rise=1 | rise=1.0: give a share above 0 and below 1",
                "plateau:1e-2,patience=x | 'patience=x' is not a number",
                "1e-3,factor=0.5 | there is no setting 'factor' of it"
            })
    void whatIsWrongIsNamed(String text, String named) {
        DyadException error = assertThrows(DyadException.class, () -> LearningRate.parse(text));
        assertEquals(DyadException.Kind.USAGE, error.kind());
        assertTrue(error.getMessage().contains(named), error.getMessage());
        assertTrue(error.getMessage().startsWith("Learning rate"), error.getMessage());
    }
}
