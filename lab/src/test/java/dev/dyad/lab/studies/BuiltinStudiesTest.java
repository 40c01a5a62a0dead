package dev.dyad.lab.studies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Study;
import dev.dyad.lab.Variant;
import dev.dyad.train.Start;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltinStudiesTest {

    static List<Study> studies() {
        return Stream.concat(BuiltinStudies.all().stream(), BuiltinStudies.further().stream())
                .toList();
    }

    /** What a study varies, by the settings that are not the same in all its runs. */
    @ParameterizedTest
    @CsvSource({
        "embedding-size, 6, dim",
        "batch-size, 3, batch",
        "learning-rate, 3, learning-rate",
        "l2, 5, l2",
        "l2-vs-dropout, 4, dropout l2",
        "biases, 4, biases l2",
        "user-vs-item-bias, 3, biases",
        "side-features, 2, features",
        "published, 36, batch biases dim dropout features l2 learning-rate",
        "schedules, 6, learning-rate",
        "similarity, 4, biases similarity start",
        "weight-decay, 13, l2 weight-decay",
        "heads, 3, features l2 learning-rate row-l2",
        "trainers, 3, batch dropout epochs l2 learning-rate start trainer weight-decay",
        "ablation, 9, features head l2 learning-rate row-l2"
    })
    void aStudyVariesWhatItIsAboutAndNothingElse(String name, int runs, String varied) {
        Study study = BuiltinStudies.named(name);
        assertEquals(runs, study.runs().size());
        List<Map<String, String>> settings =
                study.runs().stream().map(RunSpec::settings).toList();
        String different = settings.get(0).keySet().stream()
                .filter(key -> settings.stream().map(s -> s.get(key)).distinct().count() > 1)
                .sorted()
                .collect(Collectors.joining(" "));
        assertEquals(varied, different);
    }

    @ParameterizedTest
    @MethodSource("studies")
    void labelsTellVariantsApartAndFitUnderABar(Study study) {
        Set<String> labels = new HashSet<>();
        Set<RunSpec> specs = new HashSet<>();
        for (Variant variant : study.variants()) {
            assertTrue(labels.add(variant.label()), variant.label());
            assertTrue(specs.add(variant.spec()), variant.label());
            assertTrue(variant.label().length() <= 36, variant.label());
        }
        assertTrue(study.question().endsWith("?"), study.question());
        assertTrue(!study.figures().isEmpty());
    }

    @Test
    void studiesShareTheRunsThatTheyHaveInCommon(TestReporter reporter) {
        Set<RunSpec> distinct = new LinkedHashSet<>();
        int all = 0;
        for (Study study : BuiltinStudies.all()) {
            all += study.runs().size();
            distinct.addAll(study.runs());
        }
        reporter.publishEntry("runs", all + " in all studies, " + distinct.size() + " of them different");
        assertEquals(89, all);
        assertEquals(50, distinct.size());
        assertEquals(
                distinct.size(),
                distinct.stream().map(spec -> spec.id("data")).distinct().count(),
                "a run's name stands for its spec");
    }

    @Test
    void theArticlesRunsAreThoseOfItsStudies() {
        Set<RunSpec> published = Set.copyOf(BuiltinStudies.named("published").runs());
        for (String name : List.of(
                "embedding-size",
                "batch-size",
                "learning-rate",
                "l2",
                "l2-vs-dropout",
                "biases",
                "user-vs-item-bias",
                "side-features")) {
            assertTrue(published.containsAll(BuiltinStudies.named(name).runs()), name);
        }
    }

    @Test
    void aDotProductStartsFromSmallFactors() {
        Map<String, Set<String>> starts = BuiltinStudies.named("similarity").runs().stream()
                .map(RunSpec::settings)
                .collect(Collectors.groupingBy(
                        s -> s.get("similarity"), Collectors.mapping(s -> s.get("start"), Collectors.toSet())));
        assertEquals(Map.of("cosine", Set.of(Start.TORCH.toString()), "dot", Set.of(Start.SMALL.toString())), starts);
    }

    @Test
    void epochsValidationAndSeedsCanBeSetForAllRunsOfAStudy() {
        Study study =
                BuiltinStudies.named("biases").withEpochs(3).withValidation(0.2).withSeeds(List.of(7L, 8L));
        assertEquals(List.of(7L, 8L), study.seeds());
        assertEquals(8, study.runs().size());
        for (Variant variant : study.variants()) {
            assertEquals(7, variant.spec().seed());
            assertEquals(
                    List.of(variant.spec(), variant.spec().withSeed(8)),
                    study.runsOf(variant).toList());
        }
        for (RunSpec run : study.runs()) {
            assertEquals(3, run.trainer().epochs());
            assertEquals(0.2, run.validation());
        }
        assertEquals(BuiltinStudies.named("biases").title(), study.title());
    }

    @Test
    void anUnknownStudyIsAnsweredWithTheClosestNameAndAllNames() {
        DyadException e = assertThrows(DyadException.class, () -> BuiltinStudies.named("embeding_size"));
        assertTrue(
                e.getMessage().startsWith("There is no built-in study 'embeding_size': did you mean 'embedding-size'?"),
                e.getMessage());
        for (String name : new TreeSet<>(BuiltinStudies.names())) {
            assertTrue(e.getMessage().contains(name), name);
        }
    }
}
