package dev.dyad.lab.report.assemble;

import dev.dyad.lab.RunResult;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.report.assemble.SeenRun.Stage;
import dev.dyad.lab.run.FailedRun;
import dev.dyad.lab.run.Run;
import dev.dyad.lab.run.RunStore;
import dev.dyad.lab.run.Standing;
import dev.dyad.lab.run.StudyListener;
import dev.dyad.model.EpochReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of runs: at first from their folders, then by listening while they run. Safe for several threads. */
public final class SeenRuns implements StudyListener {

    private final Map<RunSpec, SeenRun> runs = new HashMap<>();
    private final Map<RunSpec, RunResult> results = new HashMap<>();

    /** Runs as they stand; those that are begun have their epochs in the store. */
    public static SeenRuns of(Standing standing, RunStore store) {
        SeenRuns seen = new SeenRuns();
        standing.results().forEach(seen::finish);
        standing.failed()
                .forEach(failed -> seen.runs.put(
                        failed.run().spec(),
                        SeenRun.failed(
                                failed.message(), store.epochs(failed.run().id()))));
        standing.left()
                .forEach(run -> seen.runs.put(
                        run.spec(),
                        SeenRun.stopped(
                                store.epochs(run.id()), run.spec().trainer().epochs())));
        return seen;
    }

    @Override
    public synchronized void onStart(Run run, int ratings, List<EpochReport> earlier) {
        runs.put(run.spec(), SeenRun.running(earlier, run.spec().trainer().epochs()));
    }

    @Override
    public synchronized void onEpoch(Run run, EpochReport report) {
        List<EpochReport> epochs = new ArrayList<>(of(run.spec()).epochs());
        epochs.add(report);
        runs.put(run.spec(), SeenRun.running(epochs, run.spec().trainer().epochs()));
    }

    @Override
    public synchronized void onFinish(Run run, RunResult result) {
        finish(result);
    }

    private void finish(RunResult result) {
        runs.put(result.spec(), SeenRun.finished(result));
        results.put(result.spec(), result);
    }

    @Override
    public synchronized void onFailure(FailedRun failed) {
        runs.put(
                failed.run().spec(),
                SeenRun.failed(failed.message(), of(failed.run().spec()).epochs()));
    }

    @Override
    public synchronized void onStop(Run run) {
        runs.put(
                run.spec(),
                SeenRun.stopped(of(run.spec()).epochs(), run.spec().trainer().epochs()));
    }

    synchronized SeenRun of(RunSpec spec) {
        return runs.getOrDefault(spec, SeenRun.WAITING);
    }

    /** Of the finished runs. */
    synchronized List<RunResult> results() {
        return List.copyOf(results.values());
    }

    /** How many of these runs are at a stage. */
    long count(List<RunSpec> specs, Stage stage) {
        return specs.stream().filter(spec -> of(spec).stage() == stage).count();
    }
}
