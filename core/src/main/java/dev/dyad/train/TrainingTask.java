package dev.dyad.train;

import dev.dyad.kernel.Kernels;
import dev.dyad.model.History;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Provenance;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Parts;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.Split;
import dev.dyad.ratings.Validation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/**
 * All that decides a trained model: the one path from a data set to a model, for the command line, the lab and the
 * library alike.
 *
 * @param data the ratings
 * @param split what is held out of training as the test part
 * @param validation the share of the rest that is held back to choose epochs and settings by; 0 for none, below 1
 * @param spec which model
 * @param trainer how it is learned
 * @param options seed, threads, checkpoints
 */
public record TrainingTask(
        Dataset data, Split split, double validation, ModelSpec spec, Trainer trainer, FitOptions options) {

    /** Without a validation part. */
    public TrainingTask(Dataset data, Split split, ModelSpec spec, Trainer trainer, FitOptions options) {
        this(data, split, 0, spec, trainer, options);
    }

    /** Trains; empty when the listener asked to stop, after a checkpoint where there is a place for one. */
    public Optional<TrainedModel> run(TrainingListener listener) {
        Instant startedAt = Instant.now();
        long start = System.nanoTime();
        Ratings ratings = data.ratings();
        BitSet heldOut = split.heldOut(ratings, options.seed());
        BitSet heldBack = new Validation(validation).drawn(ratings, heldOut, options.seed());
        Parts parts = Parts.of(ratings, heldOut, heldBack, split);
        Fit fit = trainer.fit(TrainingData.of(data, parts, spec.features()), spec, options, listener);
        if (!(fit instanceof Fit.Finished finished)) {
            return Optional.empty();
        }
        Provenance provenance = new Provenance(
                data.name(),
                data.source(),
                data.checksum(),
                ratings.size(),
                split.toString(),
                validation,
                options.seed(),
                trainer.settings(),
                finished.epochs(),
                environment(),
                startedAt.truncatedTo(ChronoUnit.SECONDS).toString(),
                (System.nanoTime() - start) * 1e-9);
        History history = History.of(ratings, heldOut, heldBack);
        return Optional.of(new TrainedModel(finished.model(), data.users(), data.items(), history, provenance));
    }

    private Map<String, String> environment() {
        String version = TrainingTask.class.getPackage().getImplementationVersion();
        return Map.of(
                "dyad", version == null ? "development" : version,
                "java", Runtime.version().toString(),
                "kernels", Kernels.instance().description(),
                "threads", Integer.toString(options.threads()));
    }
}
