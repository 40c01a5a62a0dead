package dev.dyad.cli;

import dev.dyad.lab.studies.StudyFile;
import picocli.CommandLine.Command;

/** Shows how a study of one's own is written. */
@Command(
        name = "example",
        description = "Print a study in YAML with all that can stand in one, explained by comments.",
        footer = {"", "Example:", "  dyad study example > my-study.yaml"})
final class StudyExampleCommand extends BaseCommand {

    @Override
    ExitCode run() {
        terminal().out().line(StudyFile.example().stripTrailing());
        return ExitCode.OK;
    }
}
