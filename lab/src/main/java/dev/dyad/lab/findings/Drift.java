package dev.dyad.lab.findings;

import dev.dyad.lab.RunSpec;
import dev.dyad.train.Adam;
import dev.dyad.train.Start;
import java.util.Arrays;
import java.util.Optional;

/**
 * How far L2 alone moves the row of a rarely rated item between two of its ratings. L2 is part of the gradient, and
 * Adam's steps are as long for a small gradient as for a large one: about a learning rate (Kingma and Ba 2015, section
 * 2.1). So a row that no batch touches moves towards 0 by about a learning rate a step, once the gradients of its ratings
 * are forgotten, which takes some thousand steps (β₂ = 0.999); until then by less.
 *
 * @param distance how far each number of a row moves at the most
 * @param deviation of the numbers at the start
 */
record Drift(double distance, double deviation) {

    /** That of the items of a bucket; empty where the trainer is not Adam, or no item is in the bucket. */
    static Optional<Drift> of(RunSpec spec, TestPart test, int bucket) {
        double ratings = Arrays.stream(test.trainedByItem())
                .filter(trained -> ItemBucket.of(trained) == bucket)
                .average()
                .orElse(0);
        if (!(spec.trainer() instanceof Adam adam) || ratings == 0) {
            return Optional.empty();
        }
        double stepsAnEpoch = Math.ceil((double) test.trained() / adam.batchSize());
        double distance = adam.learningRate().highest() * stepsAnEpoch / ratings;
        return Optional.of(new Drift(distance, adam.start() == Start.TORCH ? 1 : 0.1));
    }

    boolean collapses() {
        return distance > deviation;
    }
}
