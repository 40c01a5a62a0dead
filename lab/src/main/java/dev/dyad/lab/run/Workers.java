package dev.dyad.lab.run;

import dev.dyad.DyadException;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Partition;
import dev.dyad.train.FitOptions;
import dev.dyad.train.FitOptions.EpochEvaluation;
import dev.dyad.train.TrainingTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Trains the runs of a plan, some of them side by side; each worker takes the next run when it has ended one. */
final class Workers {

    private final Dataset data;
    private final RunPlan plan;
    private final RunStore store;
    private final EngineOptions options;
    private final StudyListener listener;
    private final SharedParts parts;
    private final int pauseAfter;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** @param pauseAfter the epoch after which runs are paused that have more */
    Workers(Dataset data, RunPlan plan, RunStore store, EngineOptions options, StudyListener listener, int pauseAfter) {
        this.data = data;
        this.plan = plan;
        this.store = store;
        this.options = options;
        this.listener = listener;
        this.pauseAfter = pauseAfter;
        this.parts = new SharedParts(data.ratings(), plan.runs());
    }

    /** Returns when all runs have ended or stopped; throws what stopped them all, if something did. */
    void run() {
        List<Thread> helpers = new ArrayList<>();
        for (int w = 1; w < plan.jobs(); w++) {
            Thread helper = new Thread(this::work, "dyad-runs-" + w);
            helper.setDaemon(true);
            helper.start();
            helpers.add(helper);
        }
        work();
        helpers.forEach(Workers::join);
        @Nullable Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        } else if (thrown instanceof Error error) {
            throw error;
        }
    }

    private void work() {
        try {
            while (!listener.stopRequested() && failure.get() == null) {
                int index = next.getAndIncrement();
                if (index >= plan.runs().size()) {
                    return;
                }
                train(plan.runs().get(index));
            }
        } catch (RuntimeException | Error e) {
            // The first failure is the cause; the others may follow from it.
            failure.compareAndSet(null, e);
        }
    }

    private void train(Run run) {
        TrainingTask task = task(run);
        try {
            Partition partition = parts.take(run.spec());
            RunTraining training =
                    new RunTraining(run, task, partition, listener, () -> failure.get() != null, pauseAfter);
            if (training.train(options.models())) {
                listener.onFinish(run, store.result(run).orElseThrow());
            } else if (training.isPaused()) {
                listener.onPause(run);
            } else {
                listener.onStop(run);
            }
        } catch (DyadException e) {
            if (!isOfTheRun(e)) {
                throw e;
            }
            recordFailure(run, task, e);
            listener.onFailure(new FailedRun(run, e.kind(), e.getMessage()));
        } finally {
            parts.release(run.spec());
        }
    }

    /** Whether it would happen to this run again, and not to others. */
    private static boolean isOfTheRun(DyadException e) {
        return switch (e.kind()) {
            case DIVERGED, USAGE, DATA -> true;
            case MODEL, IO -> false;
        };
    }

    private static void recordFailure(Run run, TrainingTask task, DyadException e) {
        RunFolder folder = new RunFolder(run.folder());
        folder.make();
        RunRecord record = RunRecordFile.read(folder.record()).orElseGet(() -> RunRecord.begun(run, task));
        RunState failed = new RunState.Failed(e.kind(), e.getMessage(), RunRecord.now());
        RunRecordFile.write(record.with(failed), folder.record());
        folder.deleteCheckpoint();
    }

    private TrainingTask task(Run run) {
        FitOptions fit = new FitOptions(
                run.spec().seed(),
                plan.threads(),
                Optional.of(new RunFolder(run.folder()).checkpoint()),
                options.checkpointInterval(),
                EpochEvaluation.HELD_OUT);
        return new TrainingTask(
                data,
                run.spec().split(),
                run.spec().validation(),
                run.spec().model(),
                run.spec().trainer(),
                fit);
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
