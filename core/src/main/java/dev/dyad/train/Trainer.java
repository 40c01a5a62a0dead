package dev.dyad.train;

import dev.dyad.DyadException;
import dev.dyad.model.ModelSpec;
import dev.dyad.ratings.Features;
import java.util.Map;

/**
 * A way to learn a model. A trainer is a record of its hyper-parameters and keeps nothing between fits: the same
 * trainer, data, spec and seed give the same bits, for any number of threads, with or without a stop and resume in
 * between.
 */
public sealed interface Trainer permits Adam, Als, Gibbs, Sgd {

    /** The name on the command line, such as {@code adam}. */
    String name();

    /**
     * For trainers that learn nothing of the times of ratings.
     *
     * @throws DyadException of kind USAGE where the specification has features of time
     */
    default void refuseTimes(ModelSpec spec) {
        if (spec.features().hasRated()) {
            throw DyadException.usage(
                    "The trainer %s learns nothing of the items that users rated; take --trainer sgd, or leave out %s",
                    name(), Features.RATED);
        }
        if (spec.features().needTimes()) {
            throw DyadException.usage(
                    "The trainer %s learns nothing of times; take --trainer sgd, or leave out the features that begin with"
                            + " time.",
                    name());
        }
    }

    /** How many times each rating is learned from. */
    int epochs();

    /** The same with another number of epochs. */
    Trainer withEpochs(int other);

    /** The hyper-parameters by their names on the command line. */
    Map<String, String> settings();

    /**
     * Learns a model. Resumes where the options name a checkpoint file that exists; such a file must come from the same
     * data, spec, trainer and seed.
     *
     * @throws dev.dyad.DyadException of kind DIVERGED when the loss or a parameter is no longer finite, of kind MODEL
     *     when the checkpoint does not belong to this fit
     */
    Fit fit(TrainingData data, ModelSpec spec, FitOptions options, TrainingListener listener);
}
