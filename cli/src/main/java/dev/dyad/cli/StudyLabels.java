package dev.dyad.cli;

import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Study;
import dev.dyad.lab.Variant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What runs are called: by the first study and variant that asks for them. */
final class StudyLabels {

    private final Map<RunSpec, String> labels = new HashMap<>();

    StudyLabels(List<Study> studies) {
        for (Study study : studies) {
            for (Variant variant : study.variants()) {
                for (long seed : study.seeds()) {
                    String label = study.name() + ": " + variant.label();
                    labels.putIfAbsent(
                            variant.spec().withSeed(seed), study.seeds().size() > 1 ? label + ", seed " + seed : label);
                }
            }
        }
    }

    String of(RunSpec spec) {
        return labels.getOrDefault(spec, "run");
    }
}
