package dev.dyad.train.adam;

import dev.dyad.kernel.AdamClock;
import dev.dyad.model.FactorModel;
import dev.dyad.model.ModelSpec;
import dev.dyad.train.Adam;
import dev.dyad.train.Fit;
import dev.dyad.train.FitOptions;
import dev.dyad.train.TrainingData;
import dev.dyad.train.TrainingListener;
import dev.dyad.train.fit.FitLoop;
import dev.dyad.train.fit.FitProgress;
import dev.dyad.train.fit.Learner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** One fit by {@link Adam}: from a start or a checkpoint to a model, or to a checkpoint where it is stopped. */
public final class AdamFit implements Learner {

    /** How often the listener hears of progress. */
    private static final long PROGRESS_NANOS = 50_000_000;

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
    private final FitProgress progress;
    private final BitSet trainedUsers;
    private final BitSet trainedItems;
    private DoubleConsumer onBatch = loss -> {};

    public AdamFit(TrainingData data, ModelSpec spec, Adam trainer, FitOptions options, TrainingListener listener) {
        this(AdamSetting.of(data, spec, trainer, options.seed()), options, listener);
    }

    AdamFit(AdamSetting setting, FitOptions options, TrainingListener listener) {
        this(setting, options, listener, (ratings, epoch) -> ratings.shuffle(setting.seed(), epoch));
    }

    AdamFit(AdamSetting setting, FitOptions options, TrainingListener listener, Orderer orderer) {
        setting.requireTrainable();
        this.setting = setting;
        this.options = options;
        this.listener = listener;
        this.orderer = orderer;
        state = new AdamState(setting, options.threads());
        team = new AdamTeam(setting, state, options.threads());
        ratings = new PackedRatings(setting.data().train(), options.threads());
        progress = new FitProgress();
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
    public Fit run() {
        if (options.checkpoint().isPresent()
                && Files.exists(options.checkpoint().get())) {
            checkpoint().read(options.checkpoint().get());
        } else {
            state.draw();
        }
        return loop().run();
    }

    /** Trains from the state as it is, without checkpoints. */
    Fit train() {
        return loop().run(Optional.empty());
    }

    private FitLoop loop() {
        int epochs = setting.trainer().epochs();
        return new FitLoop(setting.data(), epochs, options, listener, progress, this);
    }

    private AdamCheckpoint checkpoint() {
        return new AdamCheckpoint(setting, state, progress);
    }

    @Override
    public void save(Path file) {
        checkpoint().write(file);
    }

    @Override
    public boolean trainEpoch(FitProgress at) {
        orderer.order(ratings, at.epoch());
        AdamClock clock = setting.clock(at.epoch(), at.reports());
        int before = setting.stepsBefore(at.epoch());
        at.setStep(team.train(ratings, clock, before, at.step(), watch()));
        boolean complete = at.step() == setting.batches();
        if (complete) {
            team.settle(clock, before + setting.batches());
            listener.onTrained(at.epoch(), setting.trainer().epochs());
        }
        return complete;
    }

    @Override
    public FactorModel model() {
        return state.model(trainedUsers, trainedItems);
    }

    @Override
    public String remedy() {
        Adam trainer = setting.trainer();
        return "Lower the learning rate (it is %s)%s"
                .formatted(trainer.learningRate(), trainer.l2() > 0 ? " or L2 (" + trainer.l2() + ")" : "");
    }

    /** Tells the listener of progress, and stops when it asks. */
    private AdamTeam.Watch watch() {
        return new AdamTeam.Watch() {
            private long due = System.nanoTime();

            @Override
            public void before(int batch, AdamBatch content) {
                content.setLast(listener.stopRequested());
                if (System.nanoTime() >= due) {
                    due = System.nanoTime() + PROGRESS_NANOS;
                    listener.onProgress(progress.epoch(), setting.start(batch), ratings.size());
                }
            }

            @Override
            public void after(AdamBatch content) {
                progress.meter().add(content.losses, content.exact, content.ratings());
                onBatch.accept(progress.meter().batchLoss());
            }
        };
    }

    private static BitSet nonZero(int[] counts) {
        BitSet rows = new BitSet(counts.length);
        for (int row = 0; row < counts.length; row++) {
            rows.set(row, counts[row] > 0);
        }
        return rows;
    }
}
