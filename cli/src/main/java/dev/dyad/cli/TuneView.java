package dev.dyad.cli;

import dev.dyad.cli.terminal.LiveLines;
import dev.dyad.cli.terminal.Output;
import dev.dyad.cli.terminal.ProgressBar;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.lab.RunResult;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.run.FailedRun;
import dev.dyad.lab.run.Run;
import dev.dyad.lab.run.RunPlan;
import dev.dyad.lab.run.StudyListener;
import dev.dyad.lab.tune.Halving.Rung;
import dev.dyad.lab.tune.JudgedTrial;
import dev.dyad.lab.tune.Trial;
import dev.dyad.lab.tune.TuneListener;
import dev.dyad.lab.tune.TuneMetric;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Shows a search while it goes: a line for each rung, and on a terminal a bar. */
final class TuneView implements TuneListener, AutoCloseable {

    private static final int BAR = 24;

    private final Output narration;
    private final LiveLines live;
    private final TuneMetric metric;
    private final BooleanSupplier stop;

    TuneView(Terminal terminal, Output narration, TuneMetric metric, BooleanSupplier stop) {
        this.narration = narration;
        this.live = new LiveLines(terminal);
        this.metric = metric;
        this.stop = stop;
    }

    @Override
    public StudyListener onRung(Rung rung, List<Trial> trials, RunPlan plan) {
        int before = trials.size() - plan.runs().size();
        live.above(
                narration,
                String.format(
                        Locale.ROOT,
                        "%d trials to epoch %d%s",
                        trials.size(),
                        rung.epoch(),
                        before > 0 ? " (" + before + " done before)" : ""));
        return new Bar(rung, trials, plan.runs().size());
    }

    @Override
    public void onRanked(Rung rung, List<JudgedTrial> goOn) {
        if (!goOn.isEmpty()) {
            JudgedTrial best = goOn.get(0);
            String value = best.last().map(metric::of).map(metric::format).orElse("-");
            live.above(narration, "  best %s %s, %s".formatted(metric.title(), value, words(best.trial())));
        }
    }

    /** A trial by its settings. */
    static String words(Trial trial) {
        StringBuilder words = new StringBuilder(trial.label() + ":");
        trial.varied()
                .forEach((name, value) ->
                        words.append(' ').append(name).append(' ').append(value).append(','));
        return words.substring(0, words.length() - 1);
    }

    /** The progress of one rung. */
    private final class Bar implements StudyListener {

        private final Rung rung;
        private final Map<RunSpec, String> labels = new HashMap<>();
        private final Map<String, Double> shares = new HashMap<>();
        private final int runs;

        Bar(Rung rung, List<Trial> trials, int runs) {
            this.rung = rung;
            this.runs = runs;
            trials.forEach(trial -> labels.put(trial.spec(), words(trial)));
        }

        @Override
        public synchronized void onProgress(Run run, int epoch, long done, long total) {
            at(run, Math.min(1, (epoch - 1 + (double) done / total) / rung.epoch()));
        }

        @Override
        public synchronized void onPause(Run run) {
            at(run, 1);
        }

        @Override
        public synchronized void onFinish(Run run, RunResult result) {
            at(run, 1);
        }

        @Override
        public synchronized void onFailure(FailedRun failed) {
            at(failed.run(), 1);
            live.above(
                    narration,
                    "  failed: %s: %s"
                            .formatted(labels.getOrDefault(failed.run().spec(), "a trial"), failed.message()));
        }

        private void at(Run run, double share) {
            shares.put(run.id(), share);
            double all = shares.values().stream().mapToDouble(s -> s).sum() / runs;
            live.draw(() ->
                    List.of("  " + ProgressBar.bar(all, BAR) + String.format(Locale.ROOT, " %3.0f %%", 100 * all)));
        }

        @Override
        public boolean stopRequested() {
            return stop.getAsBoolean();
        }
    }

    /** Wipes the bar. */
    @Override
    public void close() {
        live.close();
    }
}
