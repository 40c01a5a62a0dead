package dev.dyad.lab;

import dev.dyad.model.EpochReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finished run.
 *
 * @param id {@link RunSpec#id}
 * @param spec what was trained
 * @param epochs the learning curve
 * @param byTest the epoch with the best test accuracy, chosen as the article did
 * @param byValidation the epoch with the best validation accuracy; empty without a validation part
 * @param environment versions, kernels, threads, as in the model's provenance
 * @param seconds how long it took, over all its sittings
 * @param folder where its files are
 */
public record RunResult(
        String id,
        RunSpec spec,
        List<EpochReport> epochs,
        ChosenEpoch byTest,
        Optional<ChosenEpoch> byValidation,
        Map<String, String> environment,
        double seconds,
        Path folder) {

    public RunResult {
        epochs = List.copyOf(epochs);
        environment = Map.copyOf(environment);
    }

    /**
     * An epoch of the run.
     *
     * @param epoch from 1
     * @param scores file of the scores of the test ratings at that epoch, in the order of the split's held-out part:
     *     little-endian float32, nothing else
     */
    public record ChosenEpoch(int epoch, Path scores) {}
}
