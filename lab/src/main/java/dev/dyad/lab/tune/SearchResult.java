package dev.dyad.lab.tune;

import java.util.List;

/**
 * What a search found.
 *
 * @param search what was searched for
 * @param rungs the stages
 * @param trials all of them: those of the highest rung first, in each the best first
 */
public record SearchResult(Search search, List<Halving.Rung> rungs, List<JudgedTrial> trials) {

    public SearchResult {
        rungs = List.copyOf(rungs);
        trials = List.copyOf(trials);
    }

    /** The best of those that were trained to the end. */
    public JudgedTrial best() {
        return trials.get(0);
    }

    /** The settings as they are usual, which are trained to the end, too. */
    public JudgedTrial defaults() {
        return trials.stream()
                .filter(judged -> judged.trial().isDefaults())
                .findFirst()
                .orElseThrow();
    }
}
