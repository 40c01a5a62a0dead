package dev.dyad.bench.whole;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A program of ours around a library of others. It prints lines that mark how far it is: {@code version TEXT}, {@code
 * loaded}, {@code epoch N} at the end of each that can be told apart, {@code trained} and {@code saved}; after that it
 * writes predictions, which does not count.
 */
record MarkedRun(ProcessRun process) {

    /** Runs it. */
    static MarkedRun of(String name, List<String> command) {
        return new MarkedRun(ProcessRun.of(command).orFail(name));
    }

    private double at(String mark) {
        return process.first(mark).orElse(Double.NaN);
    }

    PeerRun result(String name, String settings, PeerTask task, Path predictions) {
        double loaded = at("loaded");
        double trained = at("trained");
        double saved = at("saved");
        double rmse = PredictionFile.rmse(predictions, task.heldOut(), task.mean());
        return new PeerRun(
                name,
                version(),
                settings,
                loaded,
                epoch(loaded, trained, task.epochs()),
                saved - trained,
                saved,
                process.peakBytes(),
                List.of(new PeerRun.Point(task.epochs(), rmse)),
                rmse);
    }

    private String version() {
        return process.out().stream()
                .map(ProcessRun.Line::text)
                .filter(text -> text.startsWith("version "))
                .map(text -> text.substring("version ".length()))
                .findFirst()
                .orElse("unknown");
    }

    /** The median of those that were told apart, else the mean. */
    private double epoch(double loaded, double trained, int epochs) {
        double[] ends = new double[epochs];
        for (int k = 0; k < epochs; k++) {
            OptionalDouble end = process.first("epoch " + (k + 1));
            if (end.isEmpty()) {
                return (trained - loaded) / epochs;
            }
            ends[k] = end.getAsDouble();
        }
        double[] seconds = new double[epochs];
        Arrays.setAll(seconds, k -> ends[k] - (k == 0 ? loaded : ends[k - 1]));
        return DyadTraining.median(seconds);
    }
}
