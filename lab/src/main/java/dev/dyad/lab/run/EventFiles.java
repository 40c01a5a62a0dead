package dev.dyad.lab.run;

import dev.dyad.lab.RunResult;
import dev.dyad.lab.export.EventFile;
import dev.dyad.model.EpochReport;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Writes TensorBoard's files into the folders of runs while they are trained. */
public final class EventFiles implements StudyListener, AutoCloseable {

    /** A run at work. */
    private record Curve(EventFile file, int ratings, List<EpochReport> epochs) {

        void append(Run run, EpochReport epoch) {
            double rate = LearningRates.ofLastStep(run.spec().trainer(), ratings, epochs);
            if (epoch.epoch() > file.lastEpoch()) {
                file.append(epoch, rate);
            }
            epochs.add(epoch);
        }
    }

    private final Map<String, Curve> curves = new ConcurrentHashMap<>();

    @Override
    public void onStart(Run run, int ratings, List<EpochReport> earlier) {
        EventFile file = EventFile.open(run.folder(), earlier.size(), Clock.systemUTC());
        Curve curve = new Curve(file, ratings, new ArrayList<>());
        curves.put(run.id(), curve);
        // A process that was killed may have left an epoch out.
        earlier.forEach(epoch -> curve.append(run, epoch));
    }

    @Override
    public void onEpoch(Run run, EpochReport report) {
        Objects.requireNonNull(curves.get(run.id())).append(run, report);
    }

    @Override
    public void onFinish(Run run, RunResult result) {
        close(run);
    }

    @Override
    public void onFailure(FailedRun failed) {
        close(failed.run());
    }

    @Override
    public void onStop(Run run) {
        close(run);
    }

    private void close(Run run) {
        // A run that failed before its start has no file.
        Optional.ofNullable(curves.remove(run.id()))
                .ifPresent(curve -> curve.file().close());
    }

    /** Closes the files of runs that did not come to an end. */
    @Override
    public void close() {
        curves.values().forEach(curve -> curve.file().close());
        curves.clear();
    }
}
