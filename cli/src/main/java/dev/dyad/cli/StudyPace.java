package dev.dyad.cli;

import dev.dyad.lab.run.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** How far all runs have come together, and when they will be done. */
final class StudyPace {

    /** Before that little time the pace is not known. */
    private static final double SOON = 1;

    private final Map<String, Double> work = new HashMap<>();
    private final Map<String, Double> done = new HashMap<>();
    private final long startedAt;
    private final double total;
    private double before;

    /**
     * @param left the runs to be trained
     * @param workOf a run beside others, in any unit
     * @param now nanoseconds on some clock
     */
    StudyPace(List<Run> left, ToDoubleFunction<Run> workOf, long now) {
        left.forEach(run -> work.put(run.id(), workOf.applyAsDouble(run)));
        total = work.values().stream().mapToDouble(w -> w).sum();
        startedAt = now;
    }

    /** A run goes on of which that share was done in former sittings. */
    void startAt(Run run, double share) {
        before += share * Objects.requireNonNull(work.get(run.id()));
        at(run, share);
    }

    /** That share of a run is done. */
    void at(Run run, double share) {
        done.put(run.id(), share * Objects.requireNonNull(work.get(run.id())));
    }

    /** The share of all work that is done. */
    double share() {
        return total > 0 ? doneWork() / total : 1;
    }

    /** 0 before that is known. */
    double secondsLeft(long now) {
        double seconds = (now - startedAt) * 1e-9;
        double here = doneWork() - before;
        return seconds > SOON && here > 0 ? (total - doneWork()) * seconds / here : 0;
    }

    private double doneWork() {
        return done.values().stream().mapToDouble(w -> w).sum();
    }
}
