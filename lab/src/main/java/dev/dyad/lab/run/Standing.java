package dev.dyad.lab.run;

import dev.dyad.lab.RunResult;
import java.util.List;

/**
 * How far some runs have come, each list in the order they were asked for.
 *
 * @param results of the runs that are finished
 * @param failed the runs that cannot be done
 * @param left the others
 */
public record Standing(List<RunResult> results, List<FailedRun> failed, List<Run> left) {

    public Standing {
        results = List.copyOf(results);
        failed = List.copyOf(failed);
        left = List.copyOf(left);
    }
}
