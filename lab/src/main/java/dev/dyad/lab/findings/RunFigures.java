package dev.dyad.lab.findings;

import dev.dyad.lab.RunResult;
import dev.dyad.lab.statistics.Estimate;
import dev.dyad.model.EpochReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A run in numbers. Gaps are running train accuracy less test accuracy.
 *
 * @param run that was judged
 * @param trained how many ratings it learned from
 * @param byTest at the epoch that was best by the test ratings
 * @param byValidation at the epoch that was best by the validation ratings, where there were any
 */
public record RunFigures(RunResult run, long trained, EpochFigures byTest, Optional<EpochFigures> byValidation) {

    public double gapAtEnd() {
        List<EpochReport> epochs = run.epochs();
        return gapAt(epochs.get(epochs.size() - 1).epoch()).value();
    }

    /** At the epoch that was best by the test ratings. */
    public double gapAtBest() {
        return gapAt(byTest.epoch()).value();
    }

    /** How much test accuracy is lost by choosing the epoch without looking at the test ratings; 0 or more. */
    public Optional<Double> costOfHonesty() {
        return byValidation.map(
                honest -> byTest.accuracy().share() - honest.accuracy().share());
    }

    Estimate gapAt(int epoch) {
        return Estimate.ofShare(report(epoch).runningTrainAccuracy(), trained).less(testAccuracyAt(epoch));
    }

    Estimate testAccuracyAt(int epoch) {
        return Estimate.ofShare(report(epoch).testAccuracy(), byTest.accuracy().ratings());
    }

    /** By how much test accuracy rose in the last tenth of the epochs, as a share; below 0 where it fell. */
    double lateGain() {
        int before = Math.max(1, lastEpoch() - Math.max(1, lastEpoch() / 10));
        return report(lastEpoch()).testAccuracy() - report(before).testAccuracy();
    }

    /** Over all epochs; its error is at most that of a single epoch. */
    Estimate meanTestAccuracy() {
        double mean = run.epochs().stream()
                .mapToDouble(EpochReport::testAccuracy)
                .average()
                .orElseThrow();
        return Estimate.ofShare(mean, byTest.accuracy().ratings());
    }

    /** The first epoch after which test accuracy is at least that; empty where none is. */
    OptionalInt epochsTo(double accuracy) {
        return run.epochs().stream()
                .filter(report -> report.testAccuracy() >= accuracy)
                .mapToInt(EpochReport::epoch)
                .findFirst();
    }

    int lastEpoch() {
        return run.epochs().get(run.epochs().size() - 1).epoch();
    }

    Optional<EpochFigures> at(Choice choice) {
        return choice == Choice.BY_TEST ? Optional.of(byTest) : byValidation;
    }

    private EpochReport report(int epoch) {
        return run.epochs().stream()
                .filter(report -> report.epoch() == epoch)
                .findFirst()
                .orElseThrow();
    }
}
