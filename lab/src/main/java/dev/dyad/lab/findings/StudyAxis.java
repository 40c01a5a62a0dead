package dev.dyad.lab.findings;

import dev.dyad.lab.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the variants of a study differ in: a setting, or several that always change together, which the study cannot tell
 * apart.
 *
 * @param settings their names on the command line
 * @param values of the first of them, one for each variant of the study
 */
record StudyAxis(List<String> settings, List<String> values) {

    /** The axes of some variants, in the order of their settings. */
    static List<StudyAxis> of(List<Variant> variants) {
        List<Map<String, String>> settings =
                variants.stream().map(variant -> variant.spec().settings()).toList();
        Map<List<Integer>, StudyAxis> byPartition = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        settings.forEach(all -> names.addAll(all.keySet()));
        for (String name : names) {
            List<String> values =
                    settings.stream().map(all -> all.getOrDefault(name, "")).toList();
            List<Integer> partition = values.stream().map(values::indexOf).toList();
            if (partition.stream().anyMatch(place -> place > 0)) {
                byPartition.merge(partition, new StudyAxis(List.of(name), values), StudyAxis::and);
            }
        }
        return List.copyOf(byPartition.values());
    }

    private StudyAxis and(StudyAxis other) {
        List<String> both = new ArrayList<>(settings);
        both.addAll(other.settings);
        return new StudyAxis(List.copyOf(both), values);
    }

    /** Whether its values are numbers of one setting, so that more and less of it can be told. */
    boolean isOrdered() {
        return settings.size() == 1
                && values.stream().allMatch(value -> value.matches("-?\\d+(\\.\\d*)?([eE][-+]?\\d+)?"));
    }

    double number(int variant) {
        return Double.parseDouble(values.get(variant));
    }

    /** Whether the trainer or the head changes, and other settings with it. */
    boolean changesKind() {
        return settings.contains("trainer") || settings.contains("head");
    }

    /** That several settings change together, where it is so; the start follows from the similarity and does not count. */
    Optional<String> confounded() {
        List<String> together = settings.stream()
                .filter(name -> !name.equals("start"))
                .map(Words::setting)
                .toList();
        return together.size() < 2
                ? Optional.empty()
                : Optional.of(
                        Words.list(together) + " change together here, so that this does not say which of them did it");
    }

    /** What it is called: {@code the embedding size}, {@code L2}. */
    String name() {
        return settings.stream().map(Words::theSetting).collect(Collectors.joining(" and "));
    }
}
