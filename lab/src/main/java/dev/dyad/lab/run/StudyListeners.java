package dev.dyad.lab.run;

import dev.dyad.lab.RunResult;
import dev.dyad.model.EpochReport;
import dev.dyad.model.FactorModel;
import dev.dyad.ratings.Ratings;
import java.util.List;

/** Several listeners as one. */
record StudyListeners(List<StudyListener> listeners) implements StudyListener {

    StudyListeners {
        listeners = List.copyOf(listeners);
    }

    @Override
    public void onStart(Run run, int ratings, List<EpochReport> earlier) {
        listeners.forEach(listener -> listener.onStart(run, ratings, earlier));
    }

    @Override
    public void onProgress(Run run, int epoch, long done, long total) {
        listeners.forEach(listener -> listener.onProgress(run, epoch, done, total));
    }

    @Override
    public void onModel(Run run, int epoch, FactorModel model, Ratings heldOut) {
        listeners.forEach(listener -> listener.onModel(run, epoch, model, heldOut));
    }

    @Override
    public void onEpoch(Run run, EpochReport report) {
        listeners.forEach(listener -> listener.onEpoch(run, report));
    }

    @Override
    public void onFinish(Run run, RunResult result) {
        listeners.forEach(listener -> listener.onFinish(run, result));
    }

    @Override
    public void onFailure(FailedRun failed) {
        listeners.forEach(listener -> listener.onFailure(failed));
    }

    @Override
    public void onPause(Run run) {
        listeners.forEach(listener -> listener.onPause(run));
    }

    @Override
    public void onStop(Run run) {
        listeners.forEach(listener -> listener.onStop(run));
    }

    @Override
    public boolean stopRequested() {
        return listeners.stream().anyMatch(StudyListener::stopRequested);
    }
}
