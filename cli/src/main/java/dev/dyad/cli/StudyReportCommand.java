package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.lab.Study;
import dev.dyad.lab.report.assemble.SeenRuns;
import dev.dyad.lab.report.assemble.StudyReport;
import dev.dyad.lab.run.RunStore;
import dev.dyad.lab.run.Standing;
import dev.dyad.ratings.Dataset;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes the report of what is done, and trains nothing. */
@Command(
        name = "report",
        description = "Report what the finished runs of a folder found, without training.",
        footer = {
            "",
            "Works while another process trains in that folder, too.",
            "",
            "Example:",
            "  dyad study report study-ml-latest-small --data ml-latest-small"
        })
final class StudyReportCommand extends BaseCommand {

    @Parameters(paramLabel = "DIR", description = "The folder of the studies.")
    private Path folder = Path.of("");

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    ExitCode run() {
        RunStore store = RunStore.at(folder);
        List<Study> studies = store.studies();
        Dataset dataset = data.read(terminal());
        Standing standing = store.standing(StudyRun.runs(studies), dataset.checksum());
        if (standing.results().isEmpty()) {
            throw DyadException.usage(
                    "No run in %s on %s is finished; are these the ratings that were trained on?",
                    folder, dataset.name());
        }
        StudyReport report = new StudyReport(dataset, studies);
        SeenRuns seen = SeenRuns.of(standing, store);
        StudyOutcome outcome = StudyOutcome.of(report, seen, standing, folder, threads.count());
        if (json.isGiven()) {
            Json.print(terminal().out(), outcome.toJson());
        } else {
            outcome.print(terminal());
        }
        return outcome.exitCode();
    }
}
