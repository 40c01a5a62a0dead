package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.cli.terminal.Output;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.cli.terminal.Unit;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Study;
import dev.dyad.lab.run.Engine;
import dev.dyad.lab.run.EventFiles;
import dev.dyad.lab.run.RunCost;
import dev.dyad.lab.run.RunPlan;
import dev.dyad.lab.run.Standing;
import dev.dyad.lab.run.StudyListener;
import dev.dyad.ratings.Dataset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Studies from the command line: trains what is not done yet, and shows what was found. */
final class StudyRun {

    private final BaseCommand command;
    private final StudyArguments arguments;
    private final Terminal terminal;
    private final Output narration;

    StudyRun(BaseCommand command, StudyArguments arguments) {
        this.command = command;
        this.arguments = arguments;
        this.terminal = command.terminal();
        this.narration = arguments.isJson() ? terminal.err() : terminal.out();
    }

    ExitCode execute() {
        if (arguments.choice().isEmpty()) {
            throw DyadException.usage("Name a study, a YAML file, or all; 'dyad study list' shows the built-in ones");
        }
        List<Study> studies = arguments.choice().studies();
        Dataset data = arguments.data().read(terminal);
        LargeGarbage.collect();
        Path folder = arguments.folder().of(data);
        long started = System.nanoTime();
        try (Engine engine = Engine.open(data, folder, arguments.toEngineOptions())) {
            RunPlan plan = engine.plan(runs(studies));
            engine.store().remember(studies);
            printPlan(data, studies, plan, folder);
            StudyReport report = new StudyReport(data, studies);
            SeenRuns seen = SeenRuns.of(plan.before(), engine.store());
            StudyOutcome outcome;
            try (Watching watching = watching(report, seen)) {
                List<StudyListener> listeners = new ArrayList<>(List.of(seen));
                Standing standing = train(engine, plan, data, new StudyLabels(studies), listeners);
                outcome = StudyOutcome.of(report, seen, standing, folder, arguments.toEngineOptions().threads());
                watching.show(outcome.page());
            }
            return show(outcome, plan, (System.nanoTime() - started) * 1e-9);
        }
    }

    static List<RunSpec> runs(List<Study> studies) {
        return studies.stream()
                .flatMap(study -> study.runs().stream())
                .distinct()
                .toList();
    }

    private Standing train(Engine engine, RunPlan plan, Dataset data, StudyLabels labels) {
        try (StopSignal stop =
                        new StopSignal(terminal, "Stopping; saving checkpoints (Ctrl-C again stops at once) ...");
                EventFiles events = new EventFiles();
                StudyView view = new StudyView(
                        terminal, narration, plan, labels, run -> RunCost.of(data, run.spec()), stop::isRequested)) {
            return engine.train(plan, StudyListener.all(List.of(events, view)));
        } catch (DyadException e) {
            terminal.say("What is done is kept. When what follows is mended, go on with: " + command.resumeCommand());
            throw e;
        }
    }

    private void printPlan(Dataset data, List<Study> studies, RunPlan plan, Path folder) {
        terminal.say(
                narration,
                String.format(
                        Locale.ROOT,
                        "%s: %,d ratings of %,d items by %,d users",
                        data.name(),
                        data.ratings().size(),
                        data.items().size(),
                        data.users().size()));
        String done = plan.before().results().isEmpty()
                ? ""
                : ", " + plan.before().results().size() + " of them done before";
        terminal.say(
                narration,
                "%s, %s%s, in %s"
                        .formatted(
                                count(studies.size(), "study", "studies"),
                                count(plan.asked().size(), "run", "runs"),
                                done,
                                folder));
        if (!plan.runs().isEmpty()) {
            terminal.say(
                    narration,
                    "%s side by side with %s each, up to %s a run"
                            .formatted(
                                    count(plan.jobs(), "run", "runs"),
                                    count(plan.threads(), "thread", "threads"),
                                    Unit.BYTES.amount(plan.memory())));
        }
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private void printStopped(Standing standing, RunPlan plan) {
        terminal.err()
                .format(
                        "Stopped with %d of %d runs done. Go on with:",
                        plan.asked().size() - standing.left().size(),
                        plan.asked().size());
        terminal.err().line("  " + command.resumeCommand());
    }
}
