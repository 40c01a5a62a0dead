package dev.dyad.lab.run;

import dev.dyad.lab.RunResult;
import dev.dyad.model.EpochReport;
import dev.dyad.model.FactorModel;
import dev.dyad.ratings.Ratings;
import java.util.List;

/** Told how the runs of a study go, by several threads at a time; asked whether they shall go on. */
public interface StudyListener {

    /** Listens to nothing and never stops. */
    StudyListener NONE = new StudyListener() {};

    /**
     * A run begins or goes on.
     *
     * @param ratings in its training part
     * @param earlier the epochs it has behind it
     */
    default void onStart(Run run, int ratings, List<EpochReport> earlier) {}

    /** So many of an epoch's ratings have been learned from; told about twenty times a second. */
    default void onProgress(Run run, int epoch, long done, long total) {}

    /**
     * An epoch has ended with this model, which must not be kept; told before the epoch is in the run's folder.
     *
     * @param heldOut the run's test part
     */
    default void onModel(Run run, int epoch, FactorModel model, Ratings heldOut) {}

    /** An epoch has ended, and is in the run's folder. */
    default void onEpoch(Run run, EpochReport report) {}

    /** A run is done. */
    default void onFinish(Run run, RunResult result) {}

    /** A run cannot be done. */
    default void onFailure(FailedRun failed) {}

    /** A run has come as far as it was asked to, and waits with a checkpoint to be gone on with. */
    default void onPause(Run run) {}

    /** A run was stopped before its end, with a checkpoint. */
    default void onStop(Run run) {}

    /** Whether all runs shall stop now; each then writes a checkpoint first. */
    default boolean stopRequested() {
        return false;
    }

    /** Tells all of these, in their order, and stops when one asks to. */
    static StudyListener all(List<StudyListener> listeners) {
        return new StudyListeners(listeners);
    }
}
