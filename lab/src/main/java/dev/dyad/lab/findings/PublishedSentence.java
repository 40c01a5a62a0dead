package dev.dyad.lab.findings;

import dev.dyad.lab.FigureKind;
import dev.dyad.lab.Study;
import dev.dyad.lab.statistics.RankCorrelation;
import dev.dyad.lab.studies.Published;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Holds the best accuracies against the published ones of the same settings. Only on the article's data can they be
 * equal; on others the order of the settings still tells something.
 */
final class PublishedSentence {

    /** Fewer settings than this have no order worth a number. */
    private static final int ENOUGH = 5;

    /** A variant's accuracy and that of its published twin, both as fractions. */
    private record Twin(String label, double ours, double published) {
        double difference() {
            return ours - published;
        }
    }

    private PublishedSentence() {}

    /** The sentence, without capital letter and full stop; empty where nothing was published or it is not asked for. */
    static Optional<String> of(Study study, JudgedStudy judged) {
        if (judged.runsOf(0).get(0).test().isOfTheArticle()) {
            return onTheirData(judged.variants());
        }
        return study.figures().contains(FigureKind.OURS_AGAINST_PUBLISHED)
                ? onOtherData(judged.variants())
                : Optional.empty();
    }

    private static List<Twin> twins(List<VariantFigures> variants) {
        List<Twin> twins = new ArrayList<>();
        for (VariantFigures variant : variants) {
            int epochs = variant.variant().spec().trainer().epochs();
            Published.twinsOf(variant.variant().spec()).stream()
                    .mapToDouble(run -> run.bestTestAccuracy(epochs))
                    .average()
                    .ifPresent(published -> twins.add(new Twin(
                            variant.variant().label(), variant.bestAccuracy().value(), published)));
        }
        return twins;
    }

    /** How far apart ours and theirs are. */
    static Optional<String> onTheirData(List<VariantFigures> variants) {
        List<Twin> twins = twins(variants);
        return twins.stream()
                .max(Comparator.comparingDouble(twin -> Math.abs(twin.difference())))
                .map(farthest -> onTheirData(twins, farthest));
    }

    private static String onTheirData(List<Twin> twins, Twin farthest) {
        double mean = twins.stream().mapToDouble(Twin::difference).sum() / twins.size();
        return "over %d published settings the best test accuracy is %s the published one on average%s; farthest apart is %s with %s against %s published"
                .formatted(
                        twins.size(),
                        Words.points(mean, 2) + (mean < 0 ? " below" : " above"),
                        twins.size() < ENOUGH ? "" : ", with " + correlation(twins),
                        farthest.label,
                        Words.percent(farthest.ours, 2),
                        Words.percent(farthest.published, 2));
    }

    /** Whether the order of the settings is theirs. */
    static Optional<String> onOtherData(List<VariantFigures> variants) {
        List<Twin> twins = twins(variants);
        if (twins.isEmpty()) {
            return Optional.empty();
        }
        String notComparable =
                "the published accuracies are of MovieLens-25M, and those of other ratings cannot be held against them";
        return Optional.of(
                twins.size() < ENOUGH
                        ? notComparable
                        : "%s; the order of %d settings can, and has %s"
                                .formatted(notComparable, twins.size(), correlation(twins)));
    }

    private static String correlation(List<Twin> twins) {
        double rho = RankCorrelation.of(
                twins.stream().mapToDouble(Twin::ours).toArray(),
                twins.stream().mapToDouble(Twin::published).toArray());
        return "a rank correlation of " + Words.number(rho, 2);
    }
}
