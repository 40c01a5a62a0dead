package dev.dyad.lab.run;

import dev.dyad.lab.RunSpec;
import dev.dyad.ratings.Partition;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.Split;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits the ratings once for all runs that split them alike, and forgets a split when its last run has ended. */
final class SharedParts {

    /** What decides a split. */
    private record Key(Split split, double validation, long seed) {
        static Key of(RunSpec spec) {
            return new Key(spec.split(), spec.validation(), spec.seed());
        }
    }

    /** A split and how many runs have yet to end that use it. */
    private static final class Shared {
        private int runs;
        private @Nullable Partition partition;
    }

    private final Ratings ratings;
    private final Map<Key, Shared> shared = new HashMap<>();

    SharedParts(Ratings ratings, List<Run> runs) {
        this.ratings = ratings;
        runs.forEach(run -> shared.computeIfAbsent(Key.of(run.spec()), key -> new Shared()).runs++);
    }

    /** The split ratings of a run; where another run is at work on the same split, waits for it. */
    Partition take(RunSpec spec) {
        Shared mine = of(spec);
        synchronized (mine) {
            if (mine.partition == null) {
                mine.partition = Partition.of(ratings, spec.split(), spec.validation(), spec.seed());
            }
            return mine.partition;
        }
    }

    /** A run has ended. */
    void release(RunSpec spec) {
        Shared mine = of(spec);
        synchronized (mine) {
            mine.runs--;
            if (mine.runs == 0) {
                mine.partition = null;
            }
        }
    }

    private Shared of(RunSpec spec) {
        @Nullable Shared found = shared.get(Key.of(spec));
        if (found == null) {
            throw new IllegalArgumentException("not one of the planned runs: " + spec);
        }
        return found;
    }

    /** The runs in another order, those that split alike together. */
    static List<Run> grouped(List<Run> runs) {
        Map<Key, Integer> first = new HashMap<>();
        runs.forEach(run -> first.putIfAbsent(Key.of(run.spec()), first.size()));
        return runs.stream()
                .sorted(Comparator.comparingInt(run -> first.getOrDefault(Key.of(run.spec()), first.size())))
                .toList();
    }
}
