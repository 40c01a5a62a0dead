package dev.dyad.train.fit;

import dev.dyad.evaluate.RatingMetrics;

/**
 * What a model was found to be worth; NaN where it was not measured.
 *
 * @param trainAccuracy the share of training ratings whose level it gives
 * @param validationNdcg where scores only rank
 * @param testNdcg likewise
 */
public record Measured(
        double trainAccuracy, RatingMetrics validation, RatingMetrics test, double validationNdcg, double testNdcg) {

    private static final RatingMetrics NO_METRICS = new RatingMetrics(0, Double.NaN, Double.NaN, Double.NaN);

    public static final Measured NOTHING = ofRanking(Double.NaN, Double.NaN);

    /** Of a model that predicts ratings. */
    public Measured(double trainAccuracy, RatingMetrics validation, RatingMetrics test) {
        this(trainAccuracy, validation, test, Double.NaN, Double.NaN);
    }

    static Measured ofRanking(double validationNdcg, double testNdcg) {
        return new Measured(Double.NaN, NO_METRICS, NO_METRICS, validationNdcg, testNdcg);
    }
}
