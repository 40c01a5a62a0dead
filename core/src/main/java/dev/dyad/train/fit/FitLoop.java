package dev.dyad.train.fit;

import dev.dyad.DyadException;
import dev.dyad.DyadException.Kind;
import dev.dyad.evaluate.RatingMetrics;
import dev.dyad.model.EpochReport;
import dev.dyad.model.FactorModel;
import dev.dyad.model.History;
import dev.dyad.train.Fit;
import dev.dyad.train.FitOptions;
import dev.dyad.train.FitOptions.EpochEvaluation;
import dev.dyad.train.TrainingData;
import dev.dyad.train.TrainingListener;
import java.nio.file.Path;
import java.util.Optional;

/** The epochs of a fit by any trainer: training, measuring, checkpoints, and what the listener hears of. */
public final class FitLoop {

    /** Writing checkpoints takes at most the twentieth part of a fit. */
    private static final long TRAINING_PER_SAVING = 20;

    private final TrainingData data;
    private final int epochs;
    private final FitOptions options;
    private final TrainingListener listener;
    private final FitProgress progress;
    private final Learner learner;
    private final CurveRanking ranking;

    public FitLoop(
            TrainingData data,
            int epochs,
            FitOptions options,
            TrainingListener listener,
            FitProgress progress,
            Learner learner) {
        this.data = data;
        this.epochs = epochs;
        this.options = options;
        this.listener = listener;
        this.progress = progress;
        this.learner = learner;
        this.ranking = new CurveRanking(data, options.threads());
    }

    /** Trains from the state as it is, with checkpoints where the options name a place for them. */
    public Fit run() {
        return run(options.checkpoint());
    }

    /** Trains from the state as it is, with checkpoints in that file, if any. */
    public Fit run(Optional<Path> checkpoint) {
        listener.onStart(progress.epoch(), epochs);
        long due = System.nanoTime() + options.checkpointInterval().toNanos();
        Optional<FactorModel> model = Optional.empty();
        while (progress.epoch() <= epochs && !learner.isDone(progress)) {
            long started = System.nanoTime();
            boolean complete = learner.trainEpoch(progress);
            progress.addSeconds((System.nanoTime() - started) * 1e-9);
            if (!complete) {
                save(checkpoint);
                return new Fit.Stopped(progress.epoch(), checkpoint);
            }
            requireFinite(progress.meter().loss());
            // Let go of the last epoch's model first: two of them are a lot of memory.
            model = Optional.empty();
            model = finishEpoch();
            long ended = System.nanoTime();
            if (ended > due && progress.epoch() <= epochs) {
                save(checkpoint);
                long took = System.nanoTime() - ended;
                due = ended + Math.max(options.checkpointInterval().toNanos(), TRAINING_PER_SAVING * took);
            }
        }
        if (learner.recallBest(progress)) {
            model = Optional.empty();
        }
        // A checkpoint of a finished fit has nothing left to train.
        return new Fit.Finished(model.orElseGet(learner::model), progress.reports());
    }

    /** Measures the model at the end of an epoch, and gives it, where it is to be measured. */
    private Optional<FactorModel> finishEpoch() {
        long started = System.nanoTime();
        boolean last = progress.epoch() == epochs;
        Optional<Measured> own = last ? Optional.empty() : learner.measured();
        boolean measured = last || (own.isEmpty() && options.evaluation() != EpochEvaluation.LAST);
        Optional<FactorModel> model = measured ? Optional.of(learner.model()) : Optional.empty();
        Measured figures = model.map(this::measure).or(() -> own).orElse(Measured.NOTHING);
        EpochReport report = new EpochReport(
                progress.epoch(),
                progress.meter().loss(),
                progress.meter().accuracy(),
                figures.trainAccuracy(),
                figures.validation().accuracy(),
                figures.validation().rmse(),
                figures.test().accuracy(),
                figures.test().rmse(),
                figures.test().mae(),
                figures.validationNdcg(),
                figures.testNdcg(),
                progress.seconds() + (System.nanoTime() - started) * 1e-9);
        progress.finishEpoch(report);
        learner.judge(progress);
        model.ifPresent(m -> listener.onModel(report.epoch(), m));
        listener.onEpoch(report);
        return model;
    }

    private Measured measure(FactorModel model) {
        if (!model.spec().head().predictsRatings()) {
            return Measured.ofRanking(
                    ranking.ndcg(model, History.Part.VALIDATION), ranking.ndcg(model, History.Part.TEST));
        }
        double trainAccuracy = options.evaluation() == EpochEvaluation.ALL
                ? RatingMetrics.of(model, data.train(), options.threads()).accuracy()
                : Double.NaN;
        return new Measured(
                trainAccuracy,
                RatingMetrics.of(model, data.validation(), options.threads()),
                RatingMetrics.of(model, data.heldOut(), options.threads()));
    }

    private void save(Optional<Path> checkpoint) {
        checkpoint.ifPresent(file -> {
            learner.save(file);
            listener.onCheckpoint(file);
        });
    }

    private void requireFinite(double loss) {
        if (!Double.isFinite(loss)) {
            throw new DyadException(
                    Kind.DIVERGED,
                    "Training diverged in epoch %d: the loss is %s. %s"
                            .formatted(progress.epoch(), loss, learner.remedy()));
        }
    }
}
