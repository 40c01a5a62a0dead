package dev.dyad.train.fit;

import dev.dyad.evaluate.RatingMetrics;

/**
 * What a model was found to be worth; NaN where it was not measured.
 *
 * @param trainAccuracy the share of training ratings whose level it gives
 */
public record Measured(double trainAccuracy, RatingMetrics validation, RatingMetrics test) {

    private static final RatingMetrics NO_METRICS = new RatingMetrics(0, Double.NaN, Double.NaN, Double.NaN);

    public static final Measured NOTHING = new Measured(Double.NaN, NO_METRICS, NO_METRICS);
}
