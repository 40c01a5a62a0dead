package dev.dyad.train;

import dev.dyad.model.ModelSpec;
import java.util.Map;

/**
 * A way to learn a model. A trainer is a record of its hyper-parameters and keeps nothing between fits: the same
 * trainer, data, spec and seed give the same bits, for any number of threads, with or without a stop and resume in
 * between.
 */
public sealed interface Trainer permits Adam, Als, Gibbs, Sgd {

    /** The name on the command line, such as {@code adam}. */
    String name();

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
