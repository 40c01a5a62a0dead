package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.lab.Study;
import dev.dyad.lab.findings.Findings;
import dev.dyad.lab.findings.Findings.Effort;
import dev.dyad.lab.report.ReportPage;
import dev.dyad.lab.report.ReportPage.State;
import dev.dyad.lab.report.assemble.SeenRuns;
import dev.dyad.lab.report.assemble.StudyReport;
import dev.dyad.lab.report.page.ReportFolder;
import dev.dyad.lab.run.Standing;
import java.nio.file.Path;
import java.util.List;

/**
 * What studies came to.
 *
 * @param standing of all their runs
 * @param findings of each study
 * @param page that reports them
 * @param index the file that the page is in
 */
record StudyOutcome(Standing standing, List<Findings> findings, ReportPage page, Path index) {

    private static final int RESAMPLES = 1000;

    /** Finds what there is to find, and writes the report into the folder of the studies. */
    static StudyOutcome of(StudyReport report, SeenRuns seen, Standing standing, Path folder, int threads) {
        boolean done = standing.left().isEmpty();
        // Whoever stopped does not want to wait for the bootstrap.
        List<Findings> findings = report.findings(seen, new Effort(done ? RESAMPLES : 0, threads));
        ReportPage page = report.page(seen, done ? State.FINISHED : State.STOPPED, findings);
        return new StudyOutcome(standing, findings, page, ReportFolder.write(page, folder.resolve("report")));
    }

    private StudyLabels labels() {
        List<Study> studies = findings.stream().map(Findings::study).toList();
        return new StudyLabels(studies);
    }

    /** On the terminal. */
    void print(Terminal terminal) {
        findings.forEach(found -> StudyText.print(terminal, found));
        terminal.out().line("");
        StudyLabels labels = labels();
        standing.failed()
                .forEach(failed ->
                        terminal.say("failed: " + labels.of(failed.run().spec()) + ": " + failed.message()));
        terminal.out().line("Report       " + index);
    }

    /** As one document. */
    ObjectNode toJson() {
        ObjectNode document = Json.object();
        document.set("studies", StudyJson.studies(findings));
        document.set("failed", StudyJson.failed(standing.failed(), labels()));
        document.put("left", standing.left().size());
        document.put("report", index.toString());
        return document;
    }

    ExitCode exitCode() {
        return standing.failed().isEmpty()
                ? ExitCode.OK
                : ExitCode.of(standing.failed().get(0).kind());
    }
}
