package dev.dyad.train.als;

import dev.dyad.kernel.Parallel;
import dev.dyad.model.FactorModel;
import dev.dyad.model.ModelSpec;
import dev.dyad.train.Als;
import dev.dyad.train.Fit;
import dev.dyad.train.FitOptions;
import dev.dyad.train.TrainingData;
import dev.dyad.train.TrainingListener;
import dev.dyad.train.fit.ArrayCheckpoint;
import dev.dyad.train.fit.BestParameters;
import dev.dyad.train.fit.CheckpointFrame;
import dev.dyad.train.fit.FitLoop;
import dev.dyad.train.fit.FitProgress;
import dev.dyad.train.fit.Learner;
import dev.dyad.train.fit.RatingsByRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One fit by {@link Als}. An epoch is a sweep: all users are solved for, then all items. No row of a side depends on
 * another of that side, so that threads take rows as they come, and which takes which changes no bit.
 */
public final class AlsFit implements Learner {

    private static final String VERSION = "als 1";

    /** A side is solved for in so many steps, after each of which a fit may stop: every so-many-th row in each. */
    private static final int STEPS = 16;

    private static final float[] NOTHING = {};

    private final Als trainer;
    private final TrainingData data;
    private final FitOptions options;
    private final TrainingListener listener;
    private final AlsState state;
    private final BestParameters best;
    private final ArrayCheckpoint checkpoint;
    private final FitProgress progress = new FitProgress();
    private final AlsSolver[] solvers;
    private RatingsByRow byUser;
    private RatingsByRow byItem;

    public AlsFit(TrainingData data, ModelSpec spec, Als trainer, FitOptions options, TrainingListener listener) {
        this.trainer = trainer;
        this.data = data;
        this.options = options;
        this.listener = listener;
        state = new AlsState(data, spec, trainer);
        best = new BestParameters(trainer.patience(), state.arrays());
        checkpoint = new ArrayCheckpoint(
                new CheckpointFrame(VERSION, data, spec, trainer, options.seed()), state.arrays(), 2 * STEPS, progress);
        solvers = new AlsSolver[options.threads()];
        for (int k = 0; k < solvers.length; k++) {
            solvers[k] = new AlsSolver(state);
        }
        byUser = RatingsByRow.ofUsers(data.train());
        byItem = RatingsByRow.ofItems(data.train());
    }

    /** Draws a start, or takes up the checkpoint, and trains. */
    public Fit run() {
        if (options.checkpoint().isPresent()
                && Files.exists(options.checkpoint().get())) {
            best.resume(checkpoint.read(options.checkpoint().get()));
            state.setMeans();
        } else {
            state.draw(options.seed());
        }
        return new FitLoop(data, trainer.epochs(), options, listener, progress, this).run();
    }

    @Override
    public boolean trainEpoch(FitProgress at) {
        boolean complete = solve(at, 0, state.users(), state.items(), byUser)
                && solve(at, STEPS, state.items(), state.users(), byItem);
        if (!complete) {
            return false;
        }
        state.fitPriors();
        if (at.epoch() == trainer.epochs()) {
            // What is left of a fit does not need them, and they are a lot of memory.
            byUser = RatingsByRow.NONE;
            byItem = RatingsByRow.NONE;
        }
        listener.onTrained(at.epoch(), trainer.epochs());
        return true;
    }

    /** Takes the steps of a side that are left; false where the listener stopped it. */
    private boolean solve(FitProgress at, int first, AlsSide side, AlsSide other, RatingsByRow ratings) {
        float[] everything = NOTHING;
        while (at.step() < first + STEPS) {
            listener.onProgress(
                    at.epoch(),
                    (long) data.train().size() * at.step() / (2 * STEPS),
                    data.train().size());
            if (listener.stopRequested()) {
                return false;
            }
            if (state.unobserved() > 0 && everything.length == 0) {
                everything = weighted(other.products(options.threads()), state.unobserved());
            }
            solveStep(at, at.step() - first, side, other, ratings, everything);
            at.setStep(at.step() + 1);
        }
        return true;
    }

    private static float[] weighted(float[] sums, float weight) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] *= weight;
        }
        return sums;
    }

    private void solveStep(
            FitProgress at, int step, AlsSide side, AlsSide other, RatingsByRow ratings, float[] everything) {
        AlsSolver.Terms[] terms = new AlsSolver.Terms[Math.max(0, (side.rows() - step + STEPS - 1) / STEPS)];
        AtomicInteger next = new AtomicInteger();
        Parallel.forEach(options.threads(), options.threads(), worker -> {
            for (int k = next.getAndIncrement(); k < terms.length; k = next.getAndIncrement()) {
                int row = step + k * STEPS;
                terms[k] = side.ratings(row) == 0
                        ? AlsSolver.Terms.NONE
                        : solvers[worker].solve(row, side, other, ratings, everything);
            }
        });
        double sum = 0;
        for (AlsSolver.Terms term : terms) {
            sum += side == state.users() ? 0 : term.loss();
            sum += state.isImplicit() ? term.ridge() : 0;
        }
        long count = 0;
        for (int row = step; side == state.items() && row < side.rows(); row += STEPS) {
            count += side.ratings(row);
        }
        at.meter().add(sum * state.lossUnit(), 0, 0, count);
    }

    @Override
    public FactorModel model() {
        return state.model(options.threads());
    }

    @Override
    public void judge(FitProgress at) {
        best.judge(at);
    }

    @Override
    public boolean isDone(FitProgress at) {
        return best.isDone(at);
    }

    @Override
    public boolean recallBest(FitProgress at) {
        boolean recalled = best.recall(at);
        if (recalled) {
            state.setMeans();
        }
        return recalled;
    }

    @Override
    public void save(Path file) {
        checkpoint.write(file, best.values());
    }

    @Override
    public String remedy() {
        return "Give a larger --l2 (it is %s) or --row-l2 (%s)".formatted(trainer.l2(), trainer.rowL2());
    }
}
