package dev.dyad.lab.findings;

import dev.dyad.lab.findings.Quantity.Kind;
import dev.dyad.lab.findings.Trend.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the article "MovieLens-25M Experiments (Part 1)" found, so that a study can say whether its data show it. */
enum Claim {
    SIZE_HELPS("dim", Kind.ACCURACY, Shape.RISES, "accuracy rises with the embedding size and flattens"),
    SIZE_WIDENS_THE_GAP("dim", Kind.GAP, Shape.RISES, "the gap grows with the embedding size"),
    SMALL_BATCHES_TEACH_MORE("batch", Kind.MEAN_ACCURACY, Shape.FALLS, "smaller batches learn more per epoch"),
    L2_COSTS_ACCURACY("l2", Kind.ACCURACY, Shape.FALLS, "L2 costs accuracy"),
    L2_CLOSES_THE_GAP("l2", Kind.GAP, Shape.FALLS, "L2 closes the gap"),
    BIASES_HELP("biases", Kind.ACCURACY, Shape.RISES, "biases help");

    private final String setting;
    private final Kind kind;
    private final Shape shape;
    private final String text;

    Claim(String setting, Kind kind, Shape shape, String text) {
        this.setting = setting;
        this.kind = kind;
        this.shape = shape;
        this.text = text;
    }

    /** The claim about that quantity along that axis. Of other trainers and heads the article found nothing. */
    static Optional<Claim> about(StudyAxis axis, Kind kind) {
        return Arrays.stream(values())
                .filter(claim -> !axis.changesKind())
                .filter(claim -> claim.kind == kind && axis.settings().contains(claim.setting))
                .filter(claim -> claim != BIASES_HELP || axis.values().contains("none"))
                .findFirst();
    }

    Kind kind() {
        return kind;
    }

    /** In its own words. */
    String text() {
        return text;
    }

    /** Whether a contrast of this axis can tell: biases help over none alone. */
    boolean concerns(Contrast contrast) {
        return this != BIASES_HELP
                || contrast.variants().stream()
                        .anyMatch(v -> contrast.axis().values().get(v).equals("none"));
    }

    /** Says whether a contrast shows it, beyond chance. */
    String verdict(Telling telling, Contrast contrast) {
        if (isShown(telling, contrast)) {
            return "the article found the same: " + text;
        }
        String found = "the article found that " + text + "; ";
        if (this == SIZE_HELPS && contrast.isOrdered()) {
            Trend trend = ContrastSentence.trend(telling, contrast);
            if (trend.shape() == Shape.RISES) {
                return found + "these data show the rise, but no end of it";
            } else if (trend.shape() == Shape.PEAKS) {
                int top = contrast.variants().get(trend.highest());
                return found + "in these data it falls again beyond " + telling.label(top);
            }
        }
        return found + "these data do not show it";
    }

    /** Whether a contrast shows it, beyond chance. */
    boolean isShown(Telling telling, Contrast contrast) {
        List<Integer> variants = contrast.variants();
        if (this == BIASES_HELP) {
            return variants.stream()
                    .filter(v -> contrast.axis().values().get(v).equals("none"))
                    .anyMatch(none ->
                            variants.stream().anyMatch(other -> telling.table().isAbove(none, other)));
        }
        if (contrast.isOrdered()) {
            Trend trend = ContrastSentence.trend(telling, contrast);
            return trend.shape() == shape && (this != SIZE_HELPS || trend.endsLevel());
        }
        int first = variants.get(0);
        int last = variants.get(variants.size() - 1);
        return shape == Shape.RISES
                ? telling.table().isAbove(first, last)
                : telling.table().isAbove(last, first);
    }
}
