package dev.dyad.train.sgd;

import dev.dyad.kernel.Parallel;
import dev.dyad.model.FactorModel;
import dev.dyad.model.ModelSpec;
import dev.dyad.train.Fit;
import dev.dyad.train.FitOptions;
import dev.dyad.train.Sgd;
import dev.dyad.train.TrainingData;
import dev.dyad.train.TrainingListener;
import dev.dyad.train.fit.ArrayCheckpoint;
import dev.dyad.train.fit.BestParameters;
import dev.dyad.train.fit.CheckpointFrame;
import dev.dyad.train.fit.FitLoop;
import dev.dyad.train.fit.FitProgress;
import dev.dyad.train.fit.Learner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;

/** One fit by {@link Sgd}. */
public final class SgdFit implements Learner {

    private static final String VERSION = "sgd 3";

    private final Sgd trainer;
    private final TrainingData data;
    private final FitOptions options;
    private final TrainingListener listener;
    private final SgdState state;
    private final ArrayCheckpoint checkpoint;
    private final BestParameters best;
    private final FitProgress progress = new FitProgress();
    private SgdBlocks blocks;

    public SgdFit(TrainingData data, ModelSpec spec, Sgd trainer, FitOptions options, TrainingListener listener) {
        this.trainer = trainer;
        this.data = data;
        this.options = options;
        this.listener = listener;
        state = new SgdState(data, spec, trainer, options.threads());
        blocks = new SgdBlocks(
                data.train(), state.users().groups(), state.items().groups(), state.times(), options.threads());
        best = new BestParameters(trainer.patience(), state.arrays());
        checkpoint = new ArrayCheckpoint(
                new CheckpointFrame(VERSION, data, spec, trainer, options.seed()),
                state.arrays(),
                state.grid().rounds(),
                progress);
    }

    /** Draws a start, or takes up the checkpoint, and trains. */
    public Fit run() {
        if (options.checkpoint().isPresent()
                && Files.exists(options.checkpoint().get())) {
            best.resume(checkpoint.read(options.checkpoint().get()));
            state.setMeans(blocks, options.threads());
        } else {
            state.draw(blocks, options.seed(), options.threads());
        }
        return new FitLoop(data, trainer.epochs(), options, listener, progress, this).run();
    }

    @Override
    public boolean trainEpoch(FitProgress at) {
        SgdGrid grid = state.grid();
        int[] order = grid.order(options.seed(), at.epoch());
        IntToDoubleFunction rates =
                trainer.learningRate().inEpoch(at.epoch(), trainer.epochs(), grid.rounds(), at.reports());
        while (at.step() < grid.rounds()) {
            listener.onProgress(at.epoch(), at.meter().ratings(), data.train().size());
            if (listener.stopRequested()) {
                return false;
            }
            train(order[at.step()], at, SgdSteps.of(rates.applyAsDouble(at.step())));
            at.setStep(at.step() + 1);
        }
        state.fitPriors(blocks, options.threads());
        if (at.epoch() == trainer.epochs()) {
            // What is left of a fit does not need them, and they are a lot of memory.
            blocks = SgdBlocks.NONE;
        }
        listener.onTrained(at.epoch(), trainer.epochs());
        return true;
    }

    /** Learns from the blocks of a round, which share no row. */
    private void train(int round, FitProgress at, SgdSteps steps) {
        SgdGrid grid = state.grid();
        SgdHead[] heads = new SgdHead[grid.itemGroups()];
        Parallel.forEach(options.threads(), heads.length, itemGroup -> {
            int userGroup = grid.partner(itemGroup, round);
            heads[itemGroup] = state.head(userGroup);
            SgdWorker worker =
                    new SgdWorker(state, userGroup, itemGroup, steps, heads[itemGroup], blocks.moments(userGroup));
            int from = blocks.start(userGroup, itemGroup);
            worker.learn(blocks.content(userGroup), from, blocks.start(userGroup, itemGroup + 1));
            state.items().shrinkInTurn(itemGroup, steps, at.step(), grid.rounds());
        });
        for (SgdHead head : heads) {
            at.meter().add(head.loss(), head.exact(), head.judged(), head.ratings());
        }
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
        return best.recall(at);
    }

    @Override
    public void save(Path file) {
        checkpoint.write(file, best.values());
    }

    @Override
    public String remedy() {
        return "Lower the learning rate (it is %s)".formatted(trainer.learningRate());
    }
}
