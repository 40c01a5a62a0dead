package dev.dyad.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trains the runs of studies. */
@Command(
        name = "run",
        description = "Train the runs of studies that are not done yet, and report what was found.",
        footer = {
            "",
            "Runs that studies share are trained once. Ctrl-C saves checkpoints and says how to",
            "resume; a run that was cut short, however, ends with the same numbers.",
            "",
            "Examples:",
            "  dyad study run all --data ml-latest-small",
            "  dyad study run embedding-size l2 --data ml-25m --repeats 3",
            "  dyad study run my-study.yaml --data ml-latest-small --out my-study"
        })
final class StudyRunCommand extends BaseCommand {

    @Mixin
    private StudyArguments arguments = new StudyArguments();

    @Override
    ExitCode run() {
        return new StudyRun(this, arguments).execute();
    }
}
