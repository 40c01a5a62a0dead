package dev.dyad.train.fit;

import dev.dyad.model.FactorModel;
import java.nio.file.Path;
import java.util.Optional;

/** What a trainer does in a fit, between what {@link FitLoop} does for all of them. */
public interface Learner {

    /** Trains on what is left of the epoch under way; false where the listener stopped it. */
    boolean trainEpoch(FitProgress progress);

    /** The model as it stands, at the end of an epoch. */
    FactorModel model();

    /**
     * What the learner itself measured of an epoch before the last, whose model is then neither made nor told of; empty
     * where the model is to be made and measured.
     */
    default Optional<Measured> measured() {
        return Optional.empty();
    }

    /** Takes note of how good the model of the epoch that has just ended is. */
    default void judge(FitProgress progress) {}

    /** Whether training has come to its end before the last epoch. */
    default boolean isDone(FitProgress progress) {
        return false;
    }

    /** Goes back to the best epoch's parameters at the end of training; false where the last epoch's are to stay. */
    default boolean recallBest(FitProgress progress) {
        return false;
    }

    /** Writes all of the fit's state, so that it can go on as if it had never been stopped. */
    void save(Path file);

    /** What to change where the loss is no longer finite, such as "Lower the learning rate". */
    String remedy();
}
