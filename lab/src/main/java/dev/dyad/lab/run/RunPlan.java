package dev.dyad.lab.run;

import java.util.List;

/**
 * How what is left of some runs will be trained.
 *
 * @param asked all runs, each once, in the order asked for
 * @param before how far they had come
 * @param runs those to be trained, in the order of their start
 * @param jobs how many side by side
 * @param threads of each
 * @param memory about the most bytes that one run takes beside the data
 */
public record RunPlan(List<Run> asked, Standing before, List<Run> runs, int jobs, int threads, long memory) {

    public RunPlan {
        asked = List.copyOf(asked);
        runs = List.copyOf(runs);
    }
}
