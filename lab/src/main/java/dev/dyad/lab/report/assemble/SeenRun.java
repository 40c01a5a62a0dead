package dev.dyad.lab.report.assemble;

import dev.dyad.lab.RunResult;
import dev.dyad.model.EpochReport;
import java.util.List;

/**
 * How far a run has come.
 *
 * @param stage in a word
 * @param words the stage for people, such as {@code epoch 12 of 50}
 * @param epochs so far
 * @param seconds they took
 */
record SeenRun(Stage stage, String words, List<EpochReport> epochs, double seconds) {

    /** In a word. */
    enum Stage {
        WAITING,
        RUNNING,
        STOPPED,
        FINISHED,
        FAILED
    }

    static final SeenRun WAITING = new SeenRun(Stage.WAITING, "waiting", List.of(), 0);

    SeenRun {
        epochs = List.copyOf(epochs);
    }

    static SeenRun finished(RunResult result) {
        return new SeenRun(Stage.FINISHED, "finished", result.epochs(), result.seconds());
    }

    static SeenRun failed(String message, List<EpochReport> epochs) {
        return new SeenRun(Stage.FAILED, "failed: " + message, epochs, seconds(epochs));
    }

    static SeenRun running(List<EpochReport> epochs, int of) {
        return new SeenRun(Stage.RUNNING, "epoch %d of %d".formatted(epochs.size(), of), epochs, seconds(epochs));
    }

    static SeenRun stopped(List<EpochReport> epochs, int of) {
        return epochs.isEmpty()
                ? WAITING
                : new SeenRun(
                        Stage.STOPPED,
                        "stopped after epoch %d of %d".formatted(epochs.size(), of),
                        epochs,
                        seconds(epochs));
    }

    private static double seconds(List<EpochReport> epochs) {
        return epochs.stream().mapToDouble(EpochReport::seconds).sum();
    }
}
