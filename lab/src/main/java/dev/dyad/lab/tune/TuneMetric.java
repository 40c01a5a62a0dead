package dev.dyad.lab.tune;

import dev.dyad.DyadException;
import dev.dyad.model.Head;
import java.util.Arrays;
import java.util.Locale;

/** What trials are ranked by, on the validation part. */
public enum TuneMetric {
    RMSE("RMSE"),
    ACCURACY("accuracy"),
    /** The mean of −log P(the level given), which only an ordinal head has. */
    NLL("negative log-likelihood");

    private final String title;

    TuneMetric(String title) {
        this.title = title;
    }

    /** Reads the name on the command line. */
    public static TuneMetric parse(String text) {
        return Arrays.stream(values())
                .filter(metric -> metric.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> DyadException.usage("Metric '%s': choose rmse, accuracy or nll", text));
    }

    /** What a head is trained for. */
    public static TuneMetric usualFor(Head head) {
        return switch (head) {
            case REGRESSION -> RMSE;
            case ORDINAL -> NLL;
            case IMPLICIT ->
                throw DyadException.usage(
                        "An implicit head predicts no ratings to judge trials by; search with --head regression or ordinal");
        };
    }

    /** The metric of a judgement. */
    public double of(Judgement judgement) {
        return switch (this) {
            case RMSE -> judgement.rmse();
            case ACCURACY -> judgement.accuracy();
            case NLL -> judgement.nll();
        };
    }

    /** Lower is better, whatever the metric. */
    double cost(Judgement judgement) {
        return this == ACCURACY ? -of(judgement) : of(judgement);
    }

    /** A value for people. */
    public String format(double value) {
        return this == ACCURACY
                ? String.format(Locale.ROOT, "%.2f %%", 100 * value)
                : String.format(Locale.ROOT, "%.4f", value);
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
