package dev.dyad.evaluate;

import java.util.List;

/**
 * How good distributions of ratings are. NaN where there are no ratings.
 *
 * @param medianRmse root of the mean squared error of the median, in ratings
 * @param medianMae mean absolute error of the median, in ratings
 * @param negativeLogLikelihood the mean of −log P(the level given), in nats
 * @param calibrationError the expected one of the probabilities of all levels: how far, in the mean over ratings and levels,
 *     they are from the shares that came true, in ten ranges of equal width (Guo, Pleiss, Sun and Weinberger, "On
 *     calibration of modern neural networks", ICML 2017)
 * @param modeCalibrationError the same of the likeliest level's probability alone
 * @param reliability by range of probability, those that have any
 */
public record DistributionMetrics(
        double medianRmse,
        double medianMae,
        double negativeLogLikelihood,
        double calibrationError,
        double modeCalibrationError,
        List<Reliability> reliability) {

    /**
     * Probabilities in a range, of any level.
     *
     * @param from the lower end, in it
     * @param to the upper end
     * @param count how many there were
     * @param predicted their mean
     * @param observed the share whose level was given
     */
    public record Reliability(double from, double to, long count, double predicted, double observed) {}

    public DistributionMetrics {
        reliability = List.copyOf(reliability);
    }
}
