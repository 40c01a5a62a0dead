package dev.dyad.lab.findings;

import dev.dyad.lab.findings.Quantity.Kind;
import dev.dyad.lab.findings.Trend.Shape;
import java.util.List;

/** Says what a quantity does along a contrast. */
final class ContrastSentence {

    private final Telling telling;
    private final Contrast contrast;
    private final Kind kind;
    private final String subject;

    private ContrastSentence(Telling telling, Contrast contrast) {
        this.telling = telling;
        this.contrast = contrast;
        this.kind = telling.quantity().kind();
        this.subject = telling.quantity().subject();
    }

    /** The sentence, without capital letter and full stop. */
    static String of(Telling telling, Contrast contrast) {
        if (!telling.canCompare(contrast.variants())) {
            return telling.apart(contrast.variants());
        }
        ContrastSentence sentence = new ContrastSentence(telling, contrast);
        if (contrast.variants().size() == 2) {
            // Two variants are told apart by their labels, and need no context.
            return sentence.pair(contrast.variants().get(0), contrast.variants().get(1));
        }
        String told = contrast.isOrdered() ? sentence.ordered() : RankingSentence.of(telling, contrast.variants());
        return contrast.context().isEmpty() ? told : contrast.context() + ", " + told;
    }

    /** The trend of a quantity along an ordered contrast. */
    static Trend trend(Telling telling, Contrast contrast) {
        List<Double> values = contrast.variants().stream()
                .map(variant -> telling.of(variant).value())
                .toList();
        return Trend.of(contrast.variants(), values, telling.table());
    }

    private String ordered() {
        Trend trend = trend(telling, contrast);
        String low = labelAndValueAt(trend.lowest());
        String high = labelAndValueAt(trend.highest());
        String ends = valueAt(0) + " and " + valueAt(trend.places() - 1);
        String axis = contrast.axis().name();
        return switch (trend.shape()) {
            case LEVEL ->
                "%s does not depend on %s beyond chance: it is %s with %s and %s with %s (%s for all pairs)"
                        .formatted(
                                subject,
                                axis,
                                kind.lowest,
                                low,
                                kind.highest,
                                high,
                                telling.leastP(contrast.variants()));
            case RISES, FALLS -> slope(trend);
            case PEAKS ->
                "%s is %s with %s, and %s at both ends, %s".formatted(subject, kind.highest, high, kind.below, ends);
            case DIPS ->
                "%s is %s with %s, and %s at both ends, %s".formatted(subject, kind.lowest, low, kind.above, ends);
            case UNORDERED ->
                "%s does not follow %s: it is %s with %s and %s with %s"
                        .formatted(subject, axis, kind.lowest, low, kind.highest, high);
        };
    }

    private String slope(Trend trend) {
        int last = trend.places() - 1;
        String flat = trend.endsLevel()
                ? " and then flattens: "
                        + telling.noDifference(contrast.variants().subList(trend.levelFrom(), last + 1))
                : "";
        return "%s %s%s with %s, from %s to %s%s"
                .formatted(
                        subject,
                        trend.startsLevel() ? "is level up to " + labelAt(trend.levelTo()) + " and then " : "",
                        trend.shape() == Shape.RISES ? kind.rises : kind.falls,
                        contrast.axis().name(),
                        valueAt(0),
                        valueAt(trend.endsLevel() ? trend.levelFrom() : last),
                        flat);
    }

    /** Two variants: how much the second is above or below the first. */
    private String pair(int first, int second) {
        Difference difference = telling.table().between(first, second).orElseThrow();
        int digits = telling.digits();
        String sure =
                "(difference %s, %s)".formatted(Words.points(difference.by(), digits), Words.p(difference.adjustedP()));
        if (!difference.isReal()) {
            return "%s does not differ beyond chance: %s and %s %s"
                    .formatted(subject, telling.valueOf(first), telling.valueOf(second), sure);
        }
        return "%s is %s %s with %s than with %s: %s against %s %s"
                .formatted(
                        subject,
                        Words.points(difference.by().value(), digits),
                        difference.by().value() > 0 ? kind.above : kind.below,
                        telling.label(second),
                        telling.label(first),
                        telling.value(second),
                        telling.value(first),
                        sure);
    }

    private String labelAt(int place) {
        return telling.label(contrast.variants().get(place));
    }

    private String valueAt(int place) {
        return telling.valueOf(contrast.variants().get(place));
    }

    private String labelAndValueAt(int place) {
        int variant = contrast.variants().get(place);
        return telling.label(variant) + " (" + telling.value(variant) + ")";
    }
}
