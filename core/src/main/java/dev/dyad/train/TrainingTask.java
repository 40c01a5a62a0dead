package dev.dyad.train;

import dev.dyad.kernel.Kernels;
import dev.dyad.model.History;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Provenance;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Partition;
import dev.dyad.ratings.Split;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        return run(Partition.of(data.ratings(), split, validation, options.seed()), listener);
    }

    /** Trains on ratings that have been split already, as this task would have split them. */
    public Optional<TrainedModel> run(Partition partition, TrainingListener listener) {
        Instant startedAt = Instant.now();
        long start = System.nanoTime();
        TrainingData ready = TrainingData.of(data, partition.parts(), spec.features());
        Fit fit = trainer.fit(ready, spec, options, listener);
        if (!(fit instanceof Fit.Finished finished)) {
            return Optional.empty();
        }
        Provenance provenance = new Provenance(
                data.name(),
                data.source(),
                data.checksum(),
                data.ratings().size(),
                split.toString(),
                validation,
                options.seed(),
                trainer.settings(),
                finished.epochs(),
                environment(),
                startedAt.truncatedTo(ChronoUnit.SECONDS).toString(),
                (System.nanoTime() - start) * 1e-9);
        History history = History.of(data.ratings(), partition.heldOut(), partition.validation());
        return Optional.of(new TrainedModel(finished.model(), data.users(), data.items(), history, provenance));
    }

    /** What a training is done with: versions of Dyad and Java, kernels, threads. */
    public Map<String, String> environment() {
        String version = TrainingTask.class.getPackage().getImplementationVersion();
        return Map.of(
                "dyad", version == null ? "development" : version,
                "java", Runtime.version().toString(),
                "kernels", Kernels.instance().description(),
                "threads", Integer.toString(options.threads()));
    }
}
