package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.cli.terminal.Output;
import dev.dyad.cli.terminal.ProgressBar;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.cli.terminal.Unit;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Study;
import dev.dyad.lab.run.Engine;
import dev.dyad.lab.run.EngineOptions;
import dev.dyad.lab.run.RunPlan;
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
        EngineOptions options = arguments.toEngineOptions();
        Dataset data = arguments.data().read(terminal);
        LargeGarbage.collect();
        Path folder = arguments.folder().of(data);
        long started = System.nanoTime();
        try (Engine engine = Engine.open(data, folder, options)) {
            RunPlan plan = engine.plan(runs(studies));
            engine.store().remember(studies);
            printPlan(data, studies, plan, folder);
            StudySitting sitting = new StudySitting(terminal, narration, data, studies, engine, plan);
            StudyOutcome outcome = arguments.isWatched() ? sitting.runWatched() : sitting.run();
            return show(outcome, plan, (System.nanoTime() - started) * 1e-9);
        }
    }

    /** All runs of some studies, each once. */
    static List<RunSpec> runs(List<Study> studies) {
        return studies.stream()
                .flatMap(study -> study.runs().stream())
                .distinct()
                .toList();
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
        int done = plan.asked().size() - plan.runs().size();
        terminal.say(
                narration,
                "%s, %s%s, in %s"
                        .formatted(
                                count(studies.size(), "study", "studies"),
                                count(plan.asked().size(), "run", "runs"),
                                done > 0 ? " (" + done + " done before)" : "",
                                folder));
        if (!plan.runs().isEmpty()) {
            terminal.say(
                    narration,
                    "%s side by side, %s each, up to %s a run"
                            .formatted(
                                    count(plan.jobs(), "run", "runs"),
                                    count(plan.threads(), "thread", "threads"),
                                    Unit.BYTES.amount(plan.memory())));
        }
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private ExitCode show(StudyOutcome outcome, RunPlan plan, double seconds) {
        int left = outcome.standing().left().size();
        if (left > 0) {
            terminal.err()
                    .format(
                            "Stopped with %d of %d runs done. Go on with:",
                            plan.asked().size() - left, plan.asked().size());
            terminal.err().line("  " + command.resumeCommand());
            return ExitCode.INTERRUPTED;
        }
        if (arguments.isJson()) {
            Json.print(terminal.out(), outcome.toJson().put("seconds", seconds));
        } else {
            outcome.print(terminal);
            terminal.out().line("Time         " + ProgressBar.clock(seconds));
        }
        return outcome.exitCode();
    }
}
