package dev.dyad.lab.tune;

import java.util.List;
import java.util.Optional;

/**
 * A trial and what became of it.
 *
 * @param rungs how it was judged, in the order of the rungs; fewer where it was left behind or failed
 * @param failure why it could not be trained, if so
 */
public record JudgedTrial(Trial trial, List<Judgement> rungs, Optional<String> failure) {

    public JudgedTrial {
        rungs = List.copyOf(rungs);
    }

    /** The judgement of the highest rung it reached. */
    public Optional<Judgement> last() {
        return rungs.isEmpty() ? Optional.empty() : Optional.of(rungs.get(rungs.size() - 1));
    }
}
