package dev.dyad.train;

import dev.dyad.model.ModelSpec;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Split;
import java.util.Optional;

/**
 * All that decides a trained model: the one path from a data set to a model, for the command line, the lab and the
 * library alike.
 *
 * @param data the ratings
 * @param split what is held out of training
 * @param spec which model
 * @param trainer how it is learned
 * @param options seed, threads, checkpoints
 */
public record TrainingTask(Dataset data, Split split, ModelSpec spec, Trainer trainer, FitOptions options) {

    /** Trains; empty when the listener asked to stop. */
    public Optional<TrainedModel> run(TrainingListener listener) {
        throw new UnsupportedOperationException("being written");
    }
}
