package dev.dyad.lab.report.assemble;

import dev.dyad.lab.RunResult;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Study;
import dev.dyad.lab.findings.Findings;
import dev.dyad.lab.findings.Findings.Effort;
import dev.dyad.lab.findings.TestPart;
import dev.dyad.lab.report.ReportPage;
import dev.dyad.lab.report.ReportPage.State;
import dev.dyad.lab.report.ReportSection;
import dev.dyad.lab.report.assemble.SeenRun.Stage;
import dev.dyad.lab.studies.Published;
import dev.dyad.lab.studies.PublishedRun;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Split;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The report of studies on one data set. What was found is kept from one page to the next, so that a page for each
 * epoch is cheap: only a study with a newly finished run is looked at again.
 */
public final class StudyReport {

    /** What decides a test part. */
    private record TestKey(Split split, double validation, long seed) {}

    /** Findings, and of which runs and with which effort. */
    private record Found(Set<RunSpec> finished, Effort effort, Findings findings) {}

    private final Dataset data;
    private final String checksum;
    private final List<Study> studies;
    private final List<RunSpec> runs;
    private final Map<TestKey, TestPart> tests = new HashMap<>();
    private final Map<Study, Found> found = new HashMap<>();

    /**
     * A report to be put together.
     *
     * @param studies in the order of the page
     */
    public StudyReport(Dataset data, List<Study> studies) {
        this.data = data;
        this.checksum = data.checksum();
        this.studies = List.copyOf(studies);
        this.runs = studies.stream()
                .flatMap(study -> study.runs().stream())
                .distinct()
                .toList();
    }

    /**
     * The page as the runs stand.
     *
     * @param seen the runs
     * @param state of the whole
     * @param effort of new findings; the bootstrap of RMSE takes a while on large data
     * @throws dev.dyad.DyadException of kind IO when the scores of a run cannot be read
     */
    public ReportPage page(SeenRuns seen, State state, Effort effort) {
        return page(seen, state, findings(seen, effort));
    }

    /**
     * What each study found, in their order.
     *
     * @param seen the runs
     * @param effort of new findings
     * @throws dev.dyad.DyadException of kind IO when the scores of a run cannot be read
     */
    public synchronized List<Findings> findings(SeenRuns seen, Effort effort) {
        List<RunResult> results = seen.results();
        return studies.stream().map(study -> find(study, results, effort)).toList();
    }

    /**
     * The page with findings that were made already.
     *
     * @param seen the runs
     * @param state of the whole
     * @param findings of each study, in their order
     */
    public ReportPage page(SeenRuns seen, State state, List<Findings> findings) {
        Set<String> names = new HashSet<>();
        List<ReportSection> sections = findings.stream()
                .map(one -> StudySection.of(new StudyRuns(one, seen, this::twins), names))
                .toList();
        List<ReportSection> topics = new ArrayList<>();
        ChoiceSection.of(findings).ifPresent(topics::add);
        List<RunResult> ours = seen.results().stream()
                .filter(result -> runs.contains(result.spec()))
                .toList();
        return new ReportPage(
                studies.size() == 1 ? studies.get(0).title() : "Matrix factorization, study by study",
                subtitle(),
                state,
                status(seen),
                sections,
                topics,
                ReportFacts.of(data, checksum, ours),
                Instant.now());
    }

    private Findings find(Study study, List<RunResult> results, Effort effort) {
        Set<RunSpec> finished = new HashSet<>();
        results.forEach(result -> finished.add(result.spec()));
        finished.retainAll(study.runs());
        Found before = found.get(study);
        if (before != null && before.finished.equals(finished) && before.effort.equals(effort)) {
            return before.findings;
        }
        Findings findings = Findings.of(study, results, this::test, effort);
        found.put(study, new Found(finished, effort, findings));
        return findings;
    }

    private TestPart test(RunSpec spec) {
        return tests.computeIfAbsent(
                new TestKey(spec.split(), spec.validation(), spec.seed()), key -> TestPart.of(data, spec));
    }

    private List<PublishedRun> twins(RunSpec spec) {
        boolean theirs = Published.isTheirData(
                data.ratings().size(), data.users().size(), data.items().size());
        return theirs ? Published.twinsOf(spec) : List.of();
    }

    private String subtitle() {
        return String.format(
                Locale.ROOT,
                "%s: %,d ratings by %,d users of %,d items",
                data.name(),
                data.ratings().size(),
                data.users().size(),
                data.items().size());
    }

    private String status(SeenRuns seen) {
        long finished = seen.count(runs, Stage.FINISHED);
        long failed = seen.count(runs, Stage.FAILED);
        String all = runs.size() + (runs.size() == 1 ? " run" : " runs");
        String words = finished == runs.size() ? all : finished + " of " + all;
        return failed == 0 ? words : words + ", " + failed + " failed";
    }
}
