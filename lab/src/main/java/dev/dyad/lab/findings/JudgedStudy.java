package dev.dyad.lab.findings;

import dev.dyad.lab.RunResult;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Study;
import dev.dyad.lab.Variant;
import dev.dyad.lab.statistics.McNemar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The runs of a study, variant by variant and seed by seed. Variants without a finished run are not among them. */
final class JudgedStudy {

    private final List<List<JudgedRun>> runs = new ArrayList<>();
    private final List<VariantFigures> variants = new ArrayList<>();

    /**
     * Judges the runs.
     *
     * @param results finished runs, in any order; those of other studies are passed over
     * @param tests the test part of a run
     */
    JudgedStudy(Study study, List<RunResult> results, Function<RunSpec, TestPart> tests) {
        Map<RunSpec, RunResult> bySpec = new HashMap<>();
        results.forEach(result -> bySpec.put(result.spec(), result));
        for (Variant variant : study.variants()) {
            List<JudgedRun> judged = new ArrayList<>();
            for (long seed : study.seeds()) {
                Optional.ofNullable(bySpec.get(variant.spec().withSeed(seed)))
                        .ifPresent(run -> judged.add(JudgedRun.of(run, tests.apply(run.spec()))));
            }
            if (!judged.isEmpty()) {
                runs.add(judged);
                variants.add(new VariantFigures(
                        variant, judged.stream().map(JudgedRun::figures).toList()));
            }
        }
    }

    List<VariantFigures> variants() {
        return variants;
    }

    List<JudgedRun> runsOf(int variant) {
        return runs.get(variant);
    }

    /** What comes of each seed for which both variants were judged on the same ratings. */
    <T> List<T> overSeeds(int first, int second, BiFunction<JudgedRun, JudgedRun, T> compare) {
        List<T> compared = new ArrayList<>();
        for (JudgedRun one : runs.get(first)) {
            runs.get(second).stream()
                    .filter(one::isPairedWith)
                    .forEach(other -> compared.add(compare.apply(one, other)));
        }
        return compared;
    }

    /** Accuracy at the epochs of that choice. */
    PairTable accuracies(Choice choice) {
        return PairTable.of(variants.size(), (first, second) -> {
            List<McNemar> seeds = overSeeds(first, second, (one, other) -> one.against(other, choice)).stream()
                    .flatMap(Optional::stream)
                    .toList();
            return PairTest.ofCounts(seeds);
        });
    }

    /** A figure that is known of each run alone, so that a difference looks less sure than it is. */
    PairTable unpaired(Quantity quantity) {
        return PairTable.of(
                variants.size(),
                (first, second) ->
                        PairTest.ofEstimates(overSeeds(first, second, (one, other) -> quantity.of(other.figures())
                                .less(quantity.of(one.figures())))));
    }
}
