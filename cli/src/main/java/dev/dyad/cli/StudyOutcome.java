package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.cli.terminal.ProgressBar;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.lab.Study;
import dev.dyad.lab.findings.Findings;
import dev.dyad.lab.findings.Findings.Effort;
import dev.dyad.lab.run.Standing;
import dev.dyad.ratings.Dataset;
import java.nio.file.Path;
import java.util.List;

/** Shows what studies came to, on the terminal or as JSON, and reports it. */
final class StudyOutcome {

    private static final int RESAMPLES = 1000;

    private final Terminal terminal;
    private final Dataset data;
    private final List<Study> studies;
    private final int threads;

    StudyOutcome(Terminal terminal, Dataset data, List<Study> studies, int threads) {
        this.terminal = terminal;
        this.data = data;
        this.studies = studies;
        this.threads = threads;
    }

    /** @param seconds that all took, reading the ratings not included */
    ExitCode show(Standing standing, Path folder, double seconds, boolean json) {
        List<Findings> findings =
                new StudyFindings(data).of(studies, standing.results(), new Effort(RESAMPLES, threads));
        if (json) {
            ObjectNode document = Json.object();
            document.put("folder", folder.toString());
            document.set("studies", StudyJson.studies(findings));
            document.set("failed", StudyJson.failed(standing.failed(), new StudyLabels(studies)));
            document.put("seconds", seconds);
            Json.print(terminal.out(), document);
        } else {
            findings.forEach(found -> StudyText.print(terminal, found));
            printEnd(standing, folder, seconds);
        }
        return standing.failed().isEmpty()
                ? ExitCode.OK
                : ExitCode.of(standing.failed().get(0).kind());
    }

    private void printEnd(Standing standing, Path folder, double seconds) {
        terminal.out().line("");
        terminal.out()
                .format(
                        "%s in %s, this time in %s",
                        StudyRun.count(standing.results().size(), "run", "runs"), folder, ProgressBar.clock(seconds));
        StudyLabels labels = new StudyLabels(studies);
        standing.failed()
                .forEach(failed ->
                        terminal.say("failed: " + labels.of(failed.run().spec()) + ": " + failed.message()));
    }
}
