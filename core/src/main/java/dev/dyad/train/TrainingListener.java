package dev.dyad.train;

import dev.dyad.model.EpochReport;
import dev.dyad.model.FactorModel;
import java.nio.file.Path;

/** Told how training goes, always by the thread that called the trainer; asked whether it shall go on. */
public interface TrainingListener {

    /** Listens to nothing and never stops. */
    TrainingListener NONE = new TrainingListener() {};

    /** Training starts with epoch {@code firstEpoch}, above 1 where it resumes. */
    default void onStart(int firstEpoch, int epochs) {}

    /** So many of an epoch's ratings have been learned from; told about twenty times a second. */
    default void onProgress(int epoch, long done, long total) {}

    /** An epoch's ratings have been learned from; its model is made and measured next. */
    default void onTrained(int epoch, int epochs) {}

    /**
     * An epoch has ended with this model; told right before {@link #onEpoch}. Take from the model what is needed, and do
     * not keep it: the trainer lets go of it before it makes the next one, and two of them are a lot of memory.
     */
    default void onModel(int epoch, FactorModel model) {}

    /** An epoch has ended. */
    default void onEpoch(EpochReport report) {}

    /** A checkpoint has been written. */
    default void onCheckpoint(Path file) {}

    /** Whether training shall stop now; a checkpoint is then written first, where there is a place for one. */
    default boolean stopRequested() {
        return false;
    }
}
