package dev.dyad.cli;

import dev.dyad.cli.terminal.Output;
import dev.dyad.cli.terminal.ProgressBar;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.cli.terminal.Unit;
import dev.dyad.model.EpochReport;
import dev.dyad.model.FactorModel;
import dev.dyad.train.TrainingListener;
import java.util.function.BooleanSupplier;

/** Shows a training while it runs: a line for each epoch, and a bar for the one under way. */
final class TrainingView implements TrainingListener {

    private final Terminal terminal;
    private final Output curve;
    private final LearningCurve.Parts parts;
    private final BooleanSupplier stop;
    private int epochs;
    private int current;
    private boolean hasModel;
    private ProgressBar bar;

    /**
     * @param curve where the lines go
     * @param parts what the lines tell of
     * @param stop whether training shall end now
     */
    TrainingView(Terminal terminal, Output curve, LearningCurve.Parts parts, BooleanSupplier stop) {
        this.terminal = terminal;
        this.curve = curve;
        this.parts = parts;
        this.stop = stop;
        this.bar = new ProgressBar(terminal, "", Unit.RATINGS);
    }

    @Override
    public void onStart(int firstEpoch, int epochs) {
        this.epochs = epochs;
        if (firstEpoch > 1) {
            terminal.err().format("Resuming with epoch %d of %d.", firstEpoch, epochs);
        }
        curve.line(curve.style("bold", LearningCurve.header(parts)));
    }

    @Override
    public void onProgress(int epoch, long done, long total) {
        if (epoch != current) {
            bar.close();
            current = epoch;
            bar = new ProgressBar(terminal, "epoch " + epoch + "/" + epochs, Unit.RATINGS);
        }
        bar.at(done, total);
    }

    @Override
    public void onTrained(int epoch, int epochs) {
        if (epoch == epochs) {
            // What only training needed makes room for the model.
            LargeGarbage.collect();
        }
    }

    @Override
    public void onModel(int epoch, FactorModel model) {
        hasModel = true;
    }

    @Override
    public void onEpoch(EpochReport report) {
        bar.close();
        curve.line(LearningCurve.line(report, parts));
        if (hasModel) {
            // What measuring has left behind is large.
            LargeGarbage.collect();
            hasModel = false;
        }
    }

    @Override
    public boolean stopRequested() {
        return stop.getAsBoolean();
    }

    void close() {
        bar.close();
    }
}
