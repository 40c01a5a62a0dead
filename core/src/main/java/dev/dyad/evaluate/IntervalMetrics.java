package dev.dyad.evaluate;

import java.util.List;

/**
 * How well a model knows how sure it is. NaN where there are no ratings.
 *
 * @param meanDeviation of the standard deviations that it gives, in ratings
 * @param standardizedRmse root of the mean squared error in such deviations: 1 where they are right, above 1 where the model
 *     is too sure
 * @param coverage of intervals, the narrowest first
 */
public record IntervalMetrics(double meanDeviation, double standardizedRmse, List<Coverage> coverage) {

    /**
     * An interval around scores.
     *
     * @param deviations how far it reaches to each side
     * @param expected the share of ratings that a normal distribution has in it
     * @param observed the share that is in it
     */
    public record Coverage(double deviations, double expected, double observed) {}

    public IntervalMetrics {
        coverage = List.copyOf(coverage);
    }
}
