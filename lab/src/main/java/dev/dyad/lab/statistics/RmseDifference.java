package dev.dyad.lab.statistics;

/**
 * How much the RMSE of two runs differs on the same ratings.
 *
 * @param difference the second run's less the first's, in ratings: below 0 where the second is better
 * @param error standard error of the difference: its deviation over the resamples
 * @param interval from the 2.5 % to the 97.5 % quantile of the resamples (Efron and Tibshirani, "An introduction to the
 *     bootstrap", 1993, chapter 13)
 */
public record RmseDifference(double difference, double error, Interval interval) {

    /**
     * How often chance alone would make two equally good runs differ at least as much, two-sided: the normal
     * distribution with the bootstrap's standard error, which resolves smaller probabilities than counting resamples.
     */
    public double p() {
        return difference == 0 ? 1 : Normal.twoSided(difference / error);
    }
}
