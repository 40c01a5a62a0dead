package dev.dyad.lab.findings;

import dev.dyad.lab.RunResult;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Study;
import dev.dyad.lab.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a study found. Pairs are all pairs of its variants, so that any of them may be looked at: which differences are
 * real has been corrected for their number (Holm). Variants without a finished run are left out.
 *
 * @param study that was asked
 * @param variants in the study's order
 * @param byTest all pairs at the epochs that are best by the test ratings, as in the article's figures
 * @param byValidation all pairs at the epochs that are best by the validation ratings; empty where a run has none
 * @param sentences computed from the numbers, the most important first; empty without finished runs
 */
public record Findings(
        Study study,
        List<VariantFigures> variants,
        List<Comparison> byTest,
        List<Comparison> byValidation,
        List<String> sentences) {

    public Findings {
        variants = List.copyOf(variants);
        byTest = List.copyOf(byTest);
        byValidation = List.copyOf(byValidation);
        sentences = List.copyOf(sentences);
    }

    /**
     * How much is computed.
     *
     * @param resamples of the bootstrap of RMSE differences, such as 1000; 0 for none
     * @param threads change nothing but the time
     */
    public record Effort(int resamples, int threads) {}

    /**
     * Finds.
     *
     * @param results finished runs in any order, those of other studies among them
     * @param tests the test part of a run, such as {@link TestPart#of} of its data
     * @throws dev.dyad.DyadException of kind IO when the scores of a run cannot be read
     */
    public static Findings of(Study study, List<RunResult> results, Function<RunSpec, TestPart> tests, Effort effort) {
        JudgedStudy judged = new JudgedStudy(study, results, tests);
        PairTable byTest = judged.accuracies(Choice.BY_TEST);
        PairTable byValidation = judged.accuracies(Choice.BY_VALIDATION);
        PairTable rmse = effort.resamples > 0 ? RmseTable.of(judged, effort.resamples, effort.threads) : PairTable.NONE;
        List<VariantFigures> variants = judged.variants();
        boolean validated = variants.stream()
                .allMatch(variant -> variant.validatedAccuracy().isPresent());
        return new Findings(
                study,
                variants,
                comparisons(variants, byTest, rmse),
                validated ? comparisons(variants, byValidation, PairTable.NONE) : List.of(),
                variants.isEmpty() ? List.of() : FindingSentences.of(study, judged, byTest, byValidation));
    }

    private static List<Comparison> comparisons(List<VariantFigures> variants, PairTable accuracy, PairTable rmse) {
        List<Comparison> comparisons = new ArrayList<>();
        for (int first = 0; first < variants.size(); first++) {
            for (int second = first + 1; second < variants.size(); second++) {
                Variant one = variants.get(first).variant();
                Variant other = variants.get(second).variant();
                Optional<Difference> rmseDifference = rmse.between(first, second);
                accuracy.between(first, second)
                        .ifPresent(
                                difference -> comparisons.add(new Comparison(one, other, difference, rmseDifference)));
            }
        }
        return comparisons;
    }

    /** The pairs at the epochs best by test that have the study's first variant in them. */
    public List<Comparison> toReference() {
        Variant reference = study.variants().get(0);
        return byTest.stream().filter(pair -> pair.first().equals(reference)).toList();
    }

    /** The pairs at the epochs best by test of variants that are neighbours in the study. */
    public List<Comparison> ofNeighbours() {
        List<Variant> order = variants.stream().map(VariantFigures::variant).toList();
        return byTest.stream()
                .filter(pair -> order.indexOf(pair.second()) == order.indexOf(pair.first()) + 1)
                .toList();
    }
}
