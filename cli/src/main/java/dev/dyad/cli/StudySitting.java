package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.cli.terminal.Output;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.lab.Study;
import dev.dyad.lab.report.assemble.SeenRuns;
import dev.dyad.lab.report.assemble.StudyReport;
import dev.dyad.lab.run.Engine;
import dev.dyad.lab.run.EventFiles;
import dev.dyad.lab.run.RunCost;
import dev.dyad.lab.run.RunPlan;
import dev.dyad.lab.run.Standing;
import dev.dyad.lab.run.StudyListener;
import dev.dyad.ratings.Dataset;
import java.util.ArrayList;
import java.util.List;

/** From the start of a plan's runs to their end, or to Ctrl-C: everybody who listens, and the report. */
final class StudySitting {

    private final Terminal terminal;
    private final Output narration;
    private final Dataset data;
    private final List<Study> studies;
    private final Engine engine;
    private final RunPlan plan;
    private final StudyReport report;
    private final SeenRuns seen;

    StudySitting(Terminal terminal, Output narration, Dataset data, List<Study> studies, Engine engine, RunPlan plan) {
        this.terminal = terminal;
        this.narration = narration;
        this.data = data;
        this.studies = studies;
        this.engine = engine;
        this.plan = plan;
        this.report = new StudyReport(data, studies);
        this.seen = SeenRuns.of(plan.before(), engine.store());
    }

    StudyOutcome run() {
        return conclude(train(List.of()));
    }

    /** Serves the report meanwhile. */
    StudyOutcome runWatched() {
        try (StudyWatch watch = new StudyWatch(terminal, report, seen)) {
            terminal.say("The report grows at " + watch.address());
            StudyOutcome outcome = conclude(train(List.of(watch)));
            watch.show(outcome.page());
            return outcome;
        }
    }

    private Standing train(List<StudyListener> more) {
        try (StopSignal stop =
                        new StopSignal(terminal, "Stopping; saving checkpoints (Ctrl-C again stops at once) ...");
                EventFiles events = new EventFiles();
                StudyView view = new StudyView(
                        terminal,
                        narration,
                        plan,
                        new StudyLabels(studies),
                        run -> RunCost.of(data, run.spec()),
                        stop::isRequested)) {
            List<StudyListener> listeners = new ArrayList<>(List.of(events, view, seen));
            listeners.addAll(more);
            return engine.train(plan, StudyListener.all(listeners));
        } catch (DyadException e) {
            terminal.say("What is done is kept; --resume goes on from there.");
            throw e;
        }
    }

    private StudyOutcome conclude(Standing standing) {
        return StudyOutcome.of(report, seen, standing, engine.store().folder(), plan.threads() * plan.jobs());
    }
}
