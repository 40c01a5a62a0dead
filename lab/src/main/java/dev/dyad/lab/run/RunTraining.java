package dev.dyad.lab.run;

import dev.dyad.DyadException;
import dev.dyad.evaluate.Answers;
import dev.dyad.lab.run.EngineOptions.Models;
import dev.dyad.model.EpochReport;
import dev.dyad.model.FactorModel;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Partition;
import dev.dyad.ratings.Ratings;
import dev.dyad.store.ModelFile;
import dev.dyad.train.TrainingListener;
import dev.dyad.train.TrainingTask;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run at work. After each epoch its folder holds all that is needed to end with the same numbers, wherever the
 * process is killed: a checkpoint, the curve up to it at least, and the scores of the best epochs up to it.
 */
final class RunTraining implements TrainingListener {

    private static final Logger LOG = System.getLogger("dev.dyad.lab");

    /** The checkpoint is there, and what was written before it is not: a disk that lost its last writes. */
    private static final class LostFiles extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Run run;
    private final RunFolder folder;
    private final TrainingTask task;
    private final Partition parts;
    private final StudyListener listener;
    private final BooleanSupplier stop;
    private final int pauseAfter;
    private final List<EpochReport> epochs = new ArrayList<>();
    private BestEpochs best = new BestEpochs();
    private Set<Integer> bestAtCheckpoint = Set.of();
    private @Nullable MetricsFile metrics;
    private @Nullable FactorModel model;

    /**
     * @param task whose checkpoint is that of the run's folder
     * @param stop whether the run shall stop, beside the listener's wish
     * @param pauseAfter the epoch it is to be paused after, where it has more
     */
    RunTraining(
            Run run, TrainingTask task, Partition parts, StudyListener listener, BooleanSupplier stop, int pauseAfter) {
        this.run = run;
        this.folder = new RunFolder(run.folder());
        this.task = task;
        this.parts = parts;
        this.listener = listener;
        this.stop = stop;
        this.pauseAfter = pauseAfter;
    }

    /** Trains to the end, or to where it is stopped; whether it came to the end. */
    boolean train(Models models) {
        if (parts.parts().heldOut().isEmpty()) {
            throw DyadException.usage("Split %s holds no rating out; a run needs some to be tested on", task.split());
        }
        folder.make();
        if (!Files.exists(folder.record())) {
            RunRecordFile.write(RunRecord.begun(run, task), folder.record());
        }
        Optional<TrainedModel> trained = fitOrStartAgain();
        trained.ifPresent(model -> finish(model, models));
        return trained.isPresent();
    }

    private Optional<TrainedModel> fitOrStartAgain() {
        try {
            return fit();
        } catch (LostFiles e) {
            LOG.log(Level.WARNING, "The last files of run {0} did not reach the disk; it starts again", run.id());
            folder.deleteCheckpoint();
            best = new BestEpochs();
            return fit();
        }
    }

    private Optional<TrainedModel> fit() {
        try {
            return task.run(parts, this);
        } finally {
            model = null;
            if (metrics != null) {
                metrics.close();
                metrics = null;
            }
        }
    }

    private void finish(TrainedModel trained, Models models) {
        keepBest();
        if (models == Models.LAST) {
            ModelFile.write(trained, folder.model());
        }
        double seconds = trained.provenance().epochs().stream()
                .mapToDouble(EpochReport::seconds)
                .sum();
        RunState.Finished finished =
                new RunState.Finished(best.byTest().orElseThrow(), best.byValidation(), seconds, RunRecord.now());
        RunRecord record = RunRecordFile.read(folder.record()).orElseGet(() -> RunRecord.begun(run, task));
        RunRecordFile.write(record.with(finished), folder.record());
        folder.deleteCheckpoint();
    }

    @Override
    public void onStart(int firstEpoch, int lastEpoch) {
        List<EpochReport> written = MetricsFile.read(folder.metrics());
        if (written.size() < firstEpoch - 1) {
            throw new LostFiles();
        }
        List<EpochReport> earlier = written.subList(0, firstEpoch - 1);
        earlier.forEach(best::add);
        for (int epoch : best.epochs()) {
            if (!isSound(epoch, earlier.get(epoch - 1))) {
                throw new LostFiles();
            }
        }
        bestAtCheckpoint = best.epochs();
        folder.keepScores(bestAtCheckpoint);
        metrics = MetricsFile.after(folder.metrics(), firstEpoch - 1);
        epochs.addAll(earlier);
        listener.onStart(run, parts.parts().train().size(), List.copyOf(earlier));
    }

    /** Whether the answers of an epoch are there and whole. */
    private boolean isSound(int epoch, EpochReport report) {
        Ratings test = parts.parts().heldOut();
        return ScoresFile.isOf(folder.scores(epoch), run.spec().model().head(), test, report.testAccuracy());
    }

    @Override
    public void onProgress(int epoch, long done, long total) {
        listener.onProgress(run, epoch, done, total);
    }

    @Override
    public void onModel(int epoch, FactorModel latest) {
        model = latest;
        listener.onModel(run, epoch, latest, parts.parts().heldOut());
    }

    @Override
    public void onEpoch(EpochReport report) {
        if (model == null || metrics == null) {
            throw new IllegalStateException("an epoch without its model, or before the start");
        }
        if (best.add(report)) {
            Answers answers =
                    Answers.of(model, parts.parts().heldOut(), task.options().threads());
            ScoresFile.write(answers, folder.scores(report.epoch()));
            dropScores();
        }
        model = null;
        metrics.append(
                report,
                LearningRates.ofLastStep(task.trainer(), parts.parts().train().size(), epochs));
        epochs.add(report);
        listener.onEpoch(run, report);
    }

    @Override
    public void onCheckpoint(Path file) {
        keepBest();
    }

    /** Makes the scores of the best epochs last, and drops the others. */
    private void keepBest() {
        best.epochs().forEach(epoch -> ScoresFile.force(folder.scores(epoch)));
        bestAtCheckpoint = best.epochs();
        dropScores();
    }

    /** Drops scores that neither this process nor one that goes on from the checkpoint needs. */
    private void dropScores() {
        Set<Integer> kept = new HashSet<>(bestAtCheckpoint);
        kept.addAll(best.epochs());
        folder.keepScores(kept);
    }

    @Override
    public boolean stopRequested() {
        return isPaused() || stop.getAsBoolean() || listener.stopRequested();
    }

    /** Whether it has come as far as it was asked to. */
    boolean isPaused() {
        return epochs.size() >= pauseAfter;
    }
}
