package dev.dyad.train.gibbs;

import dev.dyad.model.FactorModel;
import dev.dyad.model.ModelSpec;
import dev.dyad.train.Fit;
import dev.dyad.train.FitOptions;
import dev.dyad.train.FitOptions.EpochEvaluation;
import dev.dyad.train.Gibbs;
import dev.dyad.train.TrainingData;
import dev.dyad.train.TrainingListener;
import dev.dyad.train.fit.CheckpointFrame;
import dev.dyad.train.fit.FitLoop;
import dev.dyad.train.fit.FitProgress;
import dev.dyad.train.fit.Learner;
import dev.dyad.train.fit.Measured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** One fit by {@link Gibbs}: an epoch is a sweep, in which all that is unknown is drawn anew. */
public final class GibbsFit implements Learner {

    /** The users, the items, the noise; a sweep can stop between them. */
    static final int STEPS = 3;

    private static final GibbsState.Misses NOT_KEPT = (row, noise) -> {};

    private final Gibbs trainer;
    private final TrainingData data;
    private final ModelSpec spec;
    private final FitOptions options;
    private final TrainingListener listener;
    private final GibbsState state;
    private final KeptSamples kept;
    private final RunningScores validation;
    private final RunningScores heldOut;
    private final GibbsCheckpoint checkpoint;
    private final FitProgress progress = new FitProgress();

    public GibbsFit(TrainingData data, ModelSpec spec, Gibbs trainer, FitOptions options, TrainingListener listener) {
        this.trainer = trainer;
        this.data = data;
        this.spec = spec;
        this.options = options;
        this.listener = listener;
        state = new GibbsState(data, spec, options.seed());
        kept = new KeptSamples(state);
        validation = new RunningScores(data.validation());
        heldOut = new RunningScores(data.heldOut());
        checkpoint = new GibbsCheckpoint(
                new CheckpointFrame(GibbsCheckpoint.VERSION, data, spec, trainer, options.seed()),
                state,
                kept,
                validation,
                heldOut,
                progress);
    }

    /** Draws a start, or takes up the checkpoint, and samples. */
    public Fit run() {
        if (options.checkpoint().isPresent()
                && Files.exists(options.checkpoint().get())) {
            checkpoint.read(options.checkpoint().get());
        } else {
            state.start();
        }
        return new FitLoop(data, trainer.epochs(), options, listener, progress, this).run();
    }

    @Override
    public boolean trainEpoch(FitProgress at) {
        long ratings = data.train().size();
        while (at.step() < STEPS) {
            listener.onProgress(at.epoch(), ratings * at.step() / STEPS, ratings);
            if (listener.stopRequested()) {
                return false;
            }
            draw(at);
            at.setStep(at.step() + 1);
        }
        listener.onTrained(at.epoch(), trainer.epochs());
        return true;
    }

    private void draw(FitProgress at) {
        boolean keeps = trainer.keeps(at.epoch());
        switch (at.step()) {
            case 0 -> state.drawUsers(at.epoch(), keeps ? kept.usersMisses() : NOT_KEPT, options.threads());
            case 1 -> {
                state.drawItems(at.epoch(), keeps ? kept.itemsMisses() : NOT_KEPT, options.threads());
                if (keeps) {
                    kept.keep();
                }
                judge(at.epoch());
            }
            default -> state.drawNoise(at.epoch(), at.meter(), options.threads());
        }
    }

    /** Adds the sample to what is expected of ratings that are not learned from; while burning in, each stands alone. */
    private void judge(int sweep) {
        for (RunningScores scores : new RunningScores[] {validation, heldOut}) {
            if (options.evaluation() != EpochEvaluation.LAST) {
                if (sweep <= trainer.burnIn() + 1) {
                    scores.clear();
                }
                scores.add(state, options.threads());
            }
        }
    }

    @Override
    public Optional<Measured> measured() {
        return Optional.of(
                options.evaluation() == EpochEvaluation.LAST
                        ? Measured.NOTHING
                        : new Measured(
                                Double.NaN, validation.metrics(options.threads()), heldOut.metrics(options.threads())));
    }

    @Override
    public FactorModel model() {
        return kept.model(spec, data.train().scale(), options.threads());
    }

    @Override
    public void save(Path file) {
        checkpoint.write(file);
    }

    @Override
    public String remedy() {
        return "Take fewer dimensions (they are %d)".formatted(spec.dim());
    }
}
