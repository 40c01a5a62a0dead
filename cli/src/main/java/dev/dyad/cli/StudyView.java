package dev.dyad.cli;

import dev.dyad.cli.terminal.LiveLines;
import dev.dyad.cli.terminal.Output;
import dev.dyad.cli.terminal.ProgressBar;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.cli.terminal.Unit;
import dev.dyad.lab.RunResult;
import dev.dyad.lab.run.FailedRun;
import dev.dyad.lab.run.Run;
import dev.dyad.lab.run.RunPlan;
import dev.dyad.lab.run.StudyListener;
import dev.dyad.model.EpochReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

/** Shows studies while they run: a line for each run that ends, and on a terminal a bar for each at work and for all. */
final class StudyView implements StudyListener, AutoCloseable {

    private static final int BAR = 16;
    private static final int LABEL = 36;

    private final Output narration;
    private final LiveLines live;
    private final StudyLabels labels;
    private final BooleanSupplier stop;
    private final StudyPace pace;
    private final Map<String, RunPace> atWork = new LinkedHashMap<>();
    private final int runs;
    private int ended;

    /**
     * @param narration where lines go that stay
     * @param work of a run, beside that of others
     * @param stop whether all shall stop now
     */
    StudyView(
            Terminal terminal,
            Output narration,
            RunPlan plan,
            StudyLabels labels,
            ToDoubleFunction<Run> work,
            BooleanSupplier stop) {
        this.narration = narration;
        this.live = new LiveLines(terminal);
        this.labels = labels;
        this.stop = stop;
        this.runs = plan.asked().size();
        this.ended = runs - plan.runs().size();
        this.pace = new StudyPace(plan.runs(), work, System.nanoTime());
    }

    @Override
    public synchronized void onStart(Run run, int ratings, List<EpochReport> earlier) {
        RunPace begun = new RunPace(run, ratings, earlier, System.nanoTime());
        atWork.put(run.id(), begun);
        pace.startAt(run, begun.share());
        if (!earlier.isEmpty()) {
            live.above(narration, "Resuming " + labels.of(run.spec()) + " with epoch " + (earlier.size() + 1) + ".");
        }
    }

    @Override
    public synchronized void onProgress(Run run, int epoch, long done, long total) {
        RunPace going = Objects.requireNonNull(atWork.get(run.id()));
        going.at(done);
        pace.at(run, going.share());
        live.draw(this::lines);
    }

    @Override
    public synchronized void onEpoch(Run run, EpochReport report) {
        Objects.requireNonNull(atWork.get(run.id())).finish(report);
    }

    @Override
    public synchronized void onFinish(Run run, RunResult result) {
        end(run);
        EpochReport best = result.epochs().get(result.byTest().epoch() - 1);
        String figures = String.format(
                Locale.ROOT,
                "best test acc %5.2f %% (epoch %d)  RMSE %.4f  %.1f s",
                best.testAccuracy() * 100,
                best.epoch(),
                best.testRmse(),
                result.seconds());
        live.above(narration, count() + "  " + padded(labels.of(run.spec())) + "  " + figures);
    }

    @Override
    public synchronized void onFailure(FailedRun failed) {
        end(failed.run());
        live.above(narration, count() + "  " + labels.of(failed.run().spec()) + " failed: " + failed.message());
    }

    @Override
    public synchronized void onStop(Run run) {
        atWork.remove(run.id());
    }

    @Override
    public boolean stopRequested() {
        return stop.getAsBoolean();
    }

    private void end(Run run) {
        atWork.remove(run.id());
        pace.at(run, 1);
        ended++;
    }

    private List<String> lines() {
        long now = System.nanoTime();
        List<String> lines = new ArrayList<>();
        lines.add(padded(count() + " runs") + "  " + bar(pace.share()) + left(pace.secondsLeft(now)));
        for (RunPace run : atWork.values()) {
            String best = run.best()
                    .map(e -> String.format(Locale.ROOT, "  best %.2f %%", e.testAccuracy() * 100))
                    .orElse("");
            lines.add(padded(labels.of(run.run().spec()))
                    + "  "
                    + bar(run.share())
                    + left(run.secondsLeft(now))
                    + "  "
                    + Unit.RATINGS.rate(run.rate(now))
                    + best);
        }
        return lines;
    }

    private String count() {
        int width = Integer.toString(runs).length();
        return String.format(Locale.ROOT, "%" + width + "d/%d", ended, runs);
    }

    private static String bar(double share) {
        return ProgressBar.bar(share, BAR) + String.format(Locale.ROOT, " %3.0f %%", Math.floor(share * 100));
    }

    private static String left(double seconds) {
        return seconds > 0 ? "  " + ProgressBar.clock(seconds) + " left" : "";
    }

    private static String padded(String label) {
        return label + " ".repeat(Math.max(0, LABEL - label.length()));
    }

    /** Wipes the bars. */
    @Override
    public void close() {
        live.close();
    }
}
