package dev.dyad.bench;

import dev.dyad.model.EpochReport;
import dev.dyad.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes the time of a training by the progress it tells. */
final class Stopwatch implements TrainingListener {

    private final Consumer<EpochSpeed> onEpoch;
    private final List<EpochSpeed> epochs = new ArrayList<>();
    private int epoch;
    private long firstNanos;
    private long firstDone;
    private long lastNanos;
    private long lastDone;
    private long total;

    Stopwatch(Consumer<EpochSpeed> onEpoch) {
        this.onEpoch = onEpoch;
    }

    @Override
    public void onProgress(int current, long done, long ratings) {
        long now = System.nanoTime();
        if (current != epoch) {
            epoch = current;
            firstNanos = now;
            firstDone = done;
        }
        lastNanos = now;
        lastDone = done;
        total = ratings;
    }

    @Override
    public void onEpoch(EpochReport report) {
        double training = lastDone > firstDone ? (lastDone - firstDone) * 1e9 / (lastNanos - firstNanos) : Double.NaN;
        EpochSpeed speed = new EpochSpeed(report, training, total / report.seconds());
        epochs.add(speed);
        onEpoch.accept(speed);
        // As dyad train does: the epoch's model is garbage that the JVM would sooner take more memory than look for.
        System.gc();
    }

    List<EpochSpeed> epochs() {
        return List.copyOf(epochs);
    }
}
