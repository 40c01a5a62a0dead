package dev.dyad.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Controlled experiments; with names behind it, what {@code dyad study run} does. */
@Command(
        name = "study",
        description = "Run controlled experiments, and report what they found.",
        subcommands = {
            StudyListCommand.class,
            StudyRunCommand.class,
            StudyReportCommand.class,
            StudyExportCommand.class,
            StudyExampleCommand.class
        },
        footer = {
            "",
            "'dyad study NAME' is short for 'dyad study run NAME'.",
            "",
            "Examples:",
            "  dyad study list --data ml-latest-small",
            "  dyad study embedding-size l2 --data ml-latest-small",
            "  dyad study all --data ml-25m --resume"
        })
final class StudyCommand extends BaseCommand {

    @Mixin
    private StudyArguments arguments = new StudyArguments();

    @Override
    ExitCode run() {
        if (arguments.choice().isEmpty()) {
            terminal()
                    .out()
                    .line(spec().commandLine()
                            .getUsageMessage(terminal().out().ansi())
                            .stripTrailing());
            return ExitCode.OK;
        }
        return new StudyRun(this, arguments).execute();
    }
}
