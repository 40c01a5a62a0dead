package dev.dyad.lab.studies;

import dev.dyad.lab.RunSpec;
import java.util.List;

/**
 * A run of the article on MovieLens-25M, as its author logged it. Accuracies are fractions of exact matches, to four
 * digits, after each of 50 epochs.
 *
 * @param number among the published runs, from 1
 * @param label what it does otherwise than the article's usual run, such as {@code dim 8, both biases}
 * @param spec its settings; the author's seed is not known, and he held back no validation part
 * @param runningTrainAccuracy each batch measured before its step, with dropout on
 * @param testAccuracy over the held-out tenth; the author counted a prediction outside the range of the scale as wrong
 */
public record PublishedRun(
        int number, String label, RunSpec spec, List<Double> runningTrainAccuracy, List<Double> testAccuracy) {

    public PublishedRun {
        runningTrainAccuracy = List.copyOf(runningTrainAccuracy);
        testAccuracy = List.copyOf(testAccuracy);
    }

    /** The best test accuracy of the first so many epochs, 1 to 50: what a run as long has to be compared with. */
    public double bestTestAccuracy(int epochs) {
        return testAccuracy.stream()
                .limit(epochs)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
    }

    /** Whether a run is this one again: its seed, validation part and number of epochs may differ. */
    boolean isTwinOf(RunSpec other) {
        return spec.withSeed(other.seed())
                .withValidation(other.validation())
                .withEpochs(other.trainer().epochs())
                .equals(other);
    }
}
