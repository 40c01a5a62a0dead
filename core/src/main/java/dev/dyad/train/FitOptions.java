package dev.dyad.train;

import dev.dyad.DyadException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a fit is carried out; none of it but the seed changes a bit of the result.
 *
 * @param seed of split, validation part, start, order and dropout
 * @param threads 1 to 1024
 * @param checkpoint where checkpoints go, and where a fit that was cut short resumes from; nowhere if empty
 * @param checkpointInterval a checkpoint is written at an epoch's end when the last one is older than this, and
 *     older than twenty times what writing it took
 * @param evaluation how much is measured after each epoch
 */
public record FitOptions(
        long seed, int threads, Optional<Path> checkpoint, Duration checkpointInterval, EpochEvaluation evaluation) {

    /** What is measured after each epoch. */
    public enum EpochEvaluation {
        /** The training part, the validation part and the held-out part. */
        ALL,
        /** The validation part and the held-out part; the training accuracy after the epoch is NaN. */
        HELD_OUT,
        /** Those two, but only after the last epoch: of the others all but what training itself tells is NaN. */
        LAST
    }

    public FitOptions {
        if (threads < 1 || threads > 1024) {
            throw DyadException.usage("Threads %d: give 1 to 1024", threads);
        }
    }

    /** No checkpoints, everything measured. */
    public static FitOptions of(long seed, int threads) {
        return new FitOptions(seed, threads, Optional.empty(), Duration.ofSeconds(10), EpochEvaluation.ALL);
    }

    /** The same with checkpoints in that file. */
    public FitOptions withCheckpoint(Path file) {
        return new FitOptions(seed, threads, Optional.of(file), checkpointInterval, evaluation);
    }

    /** The same with that measured after each epoch. */
    public FitOptions withEvaluation(EpochEvaluation other) {
        return new FitOptions(seed, threads, checkpoint, checkpointInterval, other);
    }
}
