package dev.dyad.train;

import dev.dyad.DyadException;
import dev.dyad.DyadException.Kind;
import dev.dyad.evaluate.RatingMetrics;
import dev.dyad.kernel.AdamClock;
import dev.dyad.model.EpochReport;
import dev.dyad.model.FactorModel;
import dev.dyad.train.FitOptions.EpochEvaluation;
import java.nio.file.Files;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** One fit by {@link Adam}: from a start or a checkpoint to a model, or to a checkpoint where it is stopped. */
final class AdamFit {

    /** How often the listener hears of progress. */
    private static final long PROGRESS_NANOS = 50_000_000;

    /** Writing checkpoints takes at most the twentieth part of a fit. */
    private static final long TRAINING_PER_SAVING = 20;

    /** How the ratings of an epoch are ordered. */
    interface Orderer {
        void order(PackedRatings ratings, int epoch);
    }

    private final AdamSetting setting;
    private final FitOptions options;
    private final TrainingListener listener;
    private final Orderer orderer;
    private final AdamTeam team;
    private final AdamState state;
    private final PackedRatings ratings;
    private final AdamProgress progress;
    private final BitSet trainedUsers;
    private final BitSet trainedItems;
    private DoubleConsumer onBatch = loss -> {};

    AdamFit(AdamSetting setting, FitOptions options, TrainingListener listener) {
        this(setting, options, listener, (ratings, epoch) -> ratings.shuffle(setting.seed(), epoch));
    }

    AdamFit(AdamSetting setting, FitOptions options, TrainingListener listener, Orderer orderer) {
        setting.requireTrainable();
        this.setting = setting;
        this.options = options;
        this.listener = listener;
        this.orderer = orderer;
        team = new AdamTeam(setting, options.threads());
        state = new AdamState(setting, team.workers());
        ratings = new PackedRatings(setting.data().train(), options.threads());
        progress = new AdamProgress(setting.data().train().scale());
        trainedUsers = nonZero(setting.data().train().countByUser());
        trainedItems = nonZero(setting.data().train().countByItem());
    }

    AdamState state() {
        return state;
    }

    /** Tells the loss of each batch, as it was before its step. */
    void onBatch(DoubleConsumer consumer) {
        onBatch = consumer;
    }

    /** Draws a start, or takes up the checkpoint, and trains. */
    Fit run() {
        AdamCheckpoint checkpoint = new AdamCheckpoint(setting, team.workers(), progress);
        if (options.checkpoint().isPresent()
                && Files.exists(options.checkpoint().get())) {
            checkpoint.read(options.checkpoint().get());
        } else {
            state.draw();
        }
        return train(Optional.of(checkpoint));
    }

    /** Trains from the state as it is. */
    Fit train(Optional<AdamCheckpoint> checkpoint) {
        int epochs = setting.trainer().epochs();
        listener.onStart(progress.epoch(), epochs);
        long due = System.nanoTime() + options.checkpointInterval().toNanos();
        Optional<FactorModel> model = Optional.empty();
        while (progress.epoch() <= epochs) {
            if (!trainEpoch()) {
                save(checkpoint);
                return new Fit.Stopped(progress.epoch(), checkpoint.flatMap(c -> options.checkpoint()));
            }
            // Let go of the last epoch's model first: two of them are a lot of memory.
            model = Optional.empty();
            model = Optional.of(finishEpoch());
            long ended = System.nanoTime();
            if (ended > due && progress.epoch() <= epochs) {
                save(checkpoint);
                long took = System.nanoTime() - ended;
                due = ended + Math.max(options.checkpointInterval().toNanos(), TRAINING_PER_SAVING * took);
            }
        }
        // A checkpoint of a finished fit has nothing left to train.
        return new Fit.Finished(model.orElseGet(this::model), progress.reports());
    }

    /** Trains on what is left of the epoch under way; false where the listener stopped it. */
    private boolean trainEpoch() {
        long started = System.nanoTime();
        orderer.order(ratings, progress.epoch());
        AdamClock clock = setting.clock(progress.epoch(), progress.reports());
        int before = setting.stepsBefore(progress.epoch());
        progress.setBatch(team.train(ratings, clock, before, progress.batch(), progress.meter(), watch()));
        boolean complete = progress.batch() == setting.batches();
        if (complete) {
            requireFinite(progress.meter().loss());
            team.settle(clock, before + setting.batches());
        }
        progress.addSeconds((System.nanoTime() - started) * 1e-9);
        return complete;
    }

    /** Measures the model at the end of an epoch. */
    private FactorModel finishEpoch() {
        long started = System.nanoTime();
        FactorModel model = model();
        EpochReport report = report(model, started);
        progress.finishEpoch(report);
        listener.onModel(report.epoch(), model);
        listener.onEpoch(report);
        return model;
    }

    private FactorModel model() {
        return state.model(trainedUsers, trainedItems);
    }

    /** Tells the listener of progress, and stops when it asks. */
    private AdamTeam.Watch watch() {
        return new AdamTeam.Watch() {
            private long due = System.nanoTime();

            @Override
            public void before(int batch, Exchange exchange) {
                exchange.setLast(listener.stopRequested());
                if (System.nanoTime() >= due) {
                    due = System.nanoTime() + PROGRESS_NANOS;
                    listener.onProgress(progress.epoch(), setting.start(batch), ratings.size());
                }
            }

            @Override
            public void after(int batch) {
                onBatch.accept(progress.meter().batchLoss());
            }
        };
    }

    private void save(Optional<AdamCheckpoint> checkpoint) {
        if (checkpoint.isPresent() && options.checkpoint().isPresent()) {
            checkpoint.get().write(options.checkpoint().get());
            listener.onCheckpoint(options.checkpoint().get());
        }
    }

    private void requireFinite(double loss) {
        if (!Double.isFinite(loss)) {
            throw new DyadException(
                    Kind.DIVERGED,
                    "Training diverged in epoch %d: the loss is %s. Lower the learning rate (it is %s)%s"
                            .formatted(
                                    progress.epoch(),
                                    loss,
                                    setting.trainer().learningRate(),
                                    setting.trainer().l2() > 0
                                            ? " or L2 (" + setting.trainer().l2() + ")"
                                            : ""));
        }
    }

    private EpochReport report(FactorModel model, long since) {
        TrainingData data = setting.data();
        RatingMetrics validation = RatingMetrics.of(model, data.validation(), options.threads());
        RatingMetrics test = RatingMetrics.of(model, data.heldOut(), options.threads());
        double trainAccuracy = options.evaluation() == EpochEvaluation.ALL
                ? RatingMetrics.of(model, data.train(), options.threads()).accuracy()
                : Double.NaN;
        return new EpochReport(
                progress.epoch(),
                progress.meter().loss(),
                progress.meter().accuracy(),
                trainAccuracy,
                validation.accuracy(),
                validation.rmse(),
                test.accuracy(),
                test.rmse(),
                test.mae(),
                progress.seconds() + (System.nanoTime() - since) * 1e-9);
    }

    private static BitSet nonZero(int[] counts) {
        BitSet rows = new BitSet(counts.length);
        for (int row = 0; row < counts.length; row++) {
            rows.set(row, counts[row] > 0);
        }
        return rows;
    }
}
