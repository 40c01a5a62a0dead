package dev.dyad.lab.findings;

import dev.dyad.lab.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Variants that differ in one axis of their study alone.
 *
 * @param axis in which they differ
 * @param variants their numbers in the study, at least two: by value where the axis is ordered, else in its order
 * @param context what they agree in while others of the study do not; empty where there are no others
 */
record Contrast(StudyAxis axis, List<Integer> variants, String context) {

    /** All contrasts of some variants, axis by axis. */
    static List<Contrast> of(List<Variant> variants) {
        List<StudyAxis> axes = StudyAxis.of(variants);
        List<Contrast> contrasts = new ArrayList<>();
        for (StudyAxis axis : axes) {
            List<StudyAxis> others =
                    axes.stream().filter(other -> !other.equals(axis)).toList();
            Map<List<String>, List<Integer>> groups = IntStream.range(0, variants.size())
                    .boxed()
                    .collect(Collectors.groupingBy(
                            v -> others.stream()
                                    .map(other -> other.values().get(v))
                                    .toList(),
                            LinkedHashMap::new,
                            Collectors.toList()));
            for (List<Integer> group : groups.values()) {
                List<Integer> different = different(axis, group);
                if (different.size() > 1) {
                    contrasts.add(new Contrast(axis, different, context(others, group.get(0))));
                }
            }
        }
        return contrasts;
    }

    /** One variant of each value. */
    private static List<Integer> different(StudyAxis axis, List<Integer> group) {
        Map<String, Integer> first = new LinkedHashMap<>();
        group.forEach(v -> first.putIfAbsent(axis.values().get(v), v));
        List<Integer> different = new ArrayList<>(first.values());
        if (axis.isOrdered()) {
            different.sort(Comparator.comparingDouble(axis::number));
        }
        return List.copyOf(different);
    }

    private static String context(List<StudyAxis> others, int variant) {
        return others.stream()
                .map(other -> Words.with(other.settings().get(0), other.values().get(variant)))
                .collect(Collectors.joining(", "));
    }

    /** Whether more and less of the axis can be told, and not only which of two is better. */
    boolean isOrdered() {
        return axis.isOrdered() && variants.size() > 2;
    }
}
