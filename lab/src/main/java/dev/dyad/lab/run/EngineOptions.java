package dev.dyad.lab.run;

import dev.dyad.DyadException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How runs are carried out; none of it changes a bit of their results.
 *
 * @param threads that work at a time, 1 to 1024
 * @param jobs runs side by side, 1 to 256; chosen by the size of the data if empty
 * @param memory bytes that all runs side by side may take; what the JVM may still take if empty
 * @param leftovers what happens to runs that were cut short
 * @param models which models stay in the runs' folders
 * @param checkpointInterval a run writes a checkpoint after an epoch when the last one, or its start, is longer ago
 */
public record EngineOptions(
        int threads,
        OptionalInt jobs,
        OptionalLong memory,
        Leftovers leftovers,
        Models models,
        Duration checkpointInterval) {

    /** What happens to runs that are begun and not finished. */
    public enum Leftovers {
        /** Refuse to start, and say what can be done. */
        ASK,
        /** Go on from their checkpoints. */
        RESUME,
        /** Start again, and so with runs that failed. */
        FRESH
    }

    /** Which models are kept. */
    public enum Models {
        NONE,
        /** That of each run's last epoch: as {@code dyad train} saves it. */
        LAST
    }

    private static final int MAX_JOBS = 256;
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    public EngineOptions {
        if (threads < 1 || threads > 1024) {
            throw DyadException.usage("Threads %d: give 1 to 1024", threads);
        }
        if (jobs.isPresent() && (jobs.getAsInt() < 1 || jobs.getAsInt() > MAX_JOBS)) {
            throw DyadException.usage("Jobs %d: give 1 to %d", jobs.getAsInt(), MAX_JOBS);
        }
    }

    /** Everything as is usual, on so many threads. */
    public static EngineOptions of(int threads) {
        return new EngineOptions(
                threads, OptionalInt.empty(), OptionalLong.empty(), Leftovers.ASK, Models.NONE, INTERVAL);
    }

    public EngineOptions withJobs(OptionalInt other) {
        return new EngineOptions(threads, other, memory, leftovers, models, checkpointInterval);
    }

    public EngineOptions withMemory(long bytes) {
        return new EngineOptions(threads, jobs, OptionalLong.of(bytes), leftovers, models, checkpointInterval);
    }

    public EngineOptions with(Leftovers other) {
        return new EngineOptions(threads, jobs, memory, other, models, checkpointInterval);
    }

    public EngineOptions with(Models other) {
        return new EngineOptions(threads, jobs, memory, leftovers, other, checkpointInterval);
    }

    public EngineOptions withCheckpointInterval(Duration other) {
        return new EngineOptions(threads, jobs, memory, leftovers, models, other);
    }
}
