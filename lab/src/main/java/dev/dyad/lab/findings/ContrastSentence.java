package dev.dyad.lab.findings;

import dev.dyad.lab.findings.Trend.Shape;
import java.util.List;
import java.util.Optional;

/** Says what a quantity does along a contrast. */
final class ContrastSentence {

    private final Telling telling;
    private final Contrast contrast;

    private ContrastSentence(Telling telling, Contrast contrast) {
        this.telling = telling;
        this.contrast = contrast;
    }

    /** The sentence, without capital letter and full stop. */
    static String of(Telling telling, Contrast contrast) {
        ContrastSentence sentence = new ContrastSentence(telling, contrast);
        String told;
        if (contrast.isOrdered()) {
            told = sentence.ordered();
        } else if (contrast.variants().size() == 2) {
            told = pair(telling, contrast.variants().get(0), contrast.variants().get(1));
        } else {
            told = RankingSentence.of(telling, contrast.variants());
        }
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
        int last = contrast.variants().size() - 1;
        String subject = telling.quantity().subject();
        String axis = contrast.axis().name();
        return switch (trend.shape()) {
            case LEVEL ->
                "%s does not depend on the %s beyond chance: %s at the lowest, %s at the highest; %s"
                        .formatted(
                                subject,
                                axis,
                                valueAt(trend.lowest()),
                                valueAt(trend.highest()),
                                telling.noDifference(contrast.variants()));
            case RISES, FALLS -> slope(trend);
            case PEAKS ->
                "%s is highest with %s, and lower at both ends, %s and %s"
                        .formatted(subject, labelAndValueAt(trend.highest()), valueAt(0), valueAt(last));
            case DIPS ->
                "%s is lowest with %s, and higher at both ends, %s and %s"
                        .formatted(subject, labelAndValueAt(trend.lowest()), valueAt(0), valueAt(last));
            case UNORDERED ->
                "%s does not follow the %s: it is lowest with %s and highest with %s"
                        .formatted(subject, axis, labelAndValueAt(trend.lowest()), labelAndValueAt(trend.highest()));
        };
    }

    private String slope(Trend trend) {
        int last = contrast.variants().size() - 1;
        boolean apart = trend.levelTo() < trend.levelFrom();
        boolean startsLevel = apart && trend.levelTo() > 0;
        boolean endsLevel = apart && trend.levelFrom() < last;
        Quantity.Kind kind = telling.quantity().kind();
        String flat = endsLevel
                ? " and then flattens: "
                        + telling.noDifference(contrast.variants().subList(trend.levelFrom(), last + 1))
                : "";
        return "%s %s%s with the %s, from %s to %s%s"
                .formatted(
                        telling.quantity().subject(),
                        startsLevel ? "is level up to " + labelAt(trend.levelTo()) + " and then " : "",
                        trend.shape() == Shape.RISES ? kind.more : kind.less,
                        contrast.axis().name(),
                        valueAt(0),
                        valueAt(endsLevel ? trend.levelFrom() : last),
                        flat);
    }

    /** Two variants: how much the second is above or below the first. */
    static String pair(Telling telling, int first, int second) {
        Optional<Difference> compared = telling.table().between(first, second);
        String subject = telling.quantity().subject();
        if (compared.isEmpty()) {
            return "%s is %s and %s, on different test ratings"
                    .formatted(subject, telling.valueOf(first), telling.valueOf(second));
        }
        Difference difference = compared.get();
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
                        difference.by().value() > 0 ? "higher" : "lower",
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
