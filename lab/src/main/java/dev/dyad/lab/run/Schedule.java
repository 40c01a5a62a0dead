package dev.dyad.lab.run;

import dev.dyad.DyadException;
import dev.dyad.lab.RunSpec;
import dev.dyad.ratings.Dataset;
import java.util.Comparator;
import java.util.List;

/**
 * How many runs go side by side, on how many threads each.
 *
 * @param memory about the most bytes that one of the runs takes beside the data
 */
record Schedule(int jobs, int threads, long memory) {

    /**
     * Up to so many ratings, the threads of one run wait for each other longer than they work, and each does better with
     * a run of its own. Above, runs side by side drive each other's rows out of the caches.
     */
    private static final int SMALL = 2_000_000;

    /**
     * The schedule for some runs.
     *
     * @throws DyadException of kind IO when one of them needs more memory than there is
     */
    static Schedule of(Dataset data, List<RunSpec> runs, EngineOptions options) {
        if (runs.isEmpty()) {
            return new Schedule(1, options.threads(), 0);
        }
        List<RunSpec> largest = runs.stream()
                .sorted(Comparator.comparingLong((RunSpec spec) -> MemoryNeed.of(data, spec))
                        .reversed())
                .toList();
        long most = MemoryNeed.of(data, largest.get(0));
        long free = options.memory().orElseGet(MemoryNeed::free);
        if (most > free) {
            throw tooLarge(data, largest.get(0), most, free);
        }
        int usual = data.ratings().size() <= SMALL ? options.threads() : 1;
        int jobs = Math.min(Math.min(options.jobs().orElse(usual), options.threads()), runs.size());
        while (sum(data, largest.subList(0, jobs)) > free) {
            jobs--;
        }
        return new Schedule(jobs, options.threads() / jobs, most);
    }

    /**
     * The order in which runs are best started. Side by side the longest go first, so that no long one is left when the
     * others are done. Large data have one split in memory at a time instead.
     */
    List<Run> ordered(Dataset data, List<Run> runs) {
        List<Run> grouped = SharedParts.grouped(runs);
        if (jobs == 1 || data.ratings().size() > SMALL) {
            return grouped;
        }
        return grouped.stream()
                .sorted(Comparator.comparingDouble((Run run) -> RunCost.of(data, run.spec()))
                        .reversed())
                .toList();
    }

    private static long sum(Dataset data, List<RunSpec> runs) {
        return runs.stream().mapToLong(spec -> MemoryNeed.of(data, spec)).sum();
    }

    private static DyadException tooLarge(Dataset data, RunSpec spec, long needed, long free) {
        return new DyadException(
                DyadException.Kind.IO,
                "A run with dim %d on %s needs about %,d MB beside the data, and there are %,d MB left for it (the heap may grow to %,d MB). Give the JVM more, such as DYAD_JAVA_OPTS=-Xmx%dg, or take a smaller dim"
                        .formatted(
                                spec.model().dim(),
                                data.name(),
                                needed >> 20,
                                free >> 20,
                                Runtime.getRuntime().maxMemory() >> 20,
                                (Runtime.getRuntime().maxMemory() + needed - free >> 30) + 1));
    }
}
