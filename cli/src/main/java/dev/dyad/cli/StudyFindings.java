package dev.dyad.cli;

import dev.dyad.lab.RunResult;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Study;
import dev.dyad.lab.findings.Findings;
import dev.dyad.lab.findings.Findings.Effort;
import dev.dyad.lab.findings.TestPart;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Split;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What studies on some data found. */
final class StudyFindings {

    /** What decides a test part and the training part beside it. */
    private record Key(Split split, double validation, long seed) {}

    private final Dataset data;
    private final Map<Key, TestPart> tests = new HashMap<>();

    StudyFindings(Dataset data) {
        this.data = data;
    }

    List<Findings> of(List<Study> studies, List<RunResult> results, Effort effort) {
        return studies.stream()
                .map(study -> Findings.of(study, results, this::test, effort))
                .toList();
    }

    private TestPart test(RunSpec spec) {
        Key key = new Key(spec.split(), spec.validation(), spec.seed());
        return tests.computeIfAbsent(key, k -> TestPart.of(data, spec));
    }
}
