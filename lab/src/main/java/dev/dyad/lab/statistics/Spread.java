package dev.dyad.lab.statistics;

import java.util.Arrays;

/**
 * What a number does from seed to seed.
 *
 * @param seeds how many there are
 * @param mean over them
 * @param deviation standard deviation, with seeds − 1 below the line; NaN for one seed
 */
public record Spread(int seeds, double mean, double deviation) {

    /** From so many seeds on their spread says more than the number of test ratings does. */
    public static final int ENOUGH_SEEDS = 3;

    /** One number for each seed, at least one. */
    public static Spread of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no seeds");
        }
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return new Spread(values.length, mean, Math.sqrt(squares / (values.length - 1)));
    }

    /**
     * Student's t interval of the mean: where the mean over many seeds lies, on this data set. Without ends for one
     * seed. Student, "The probable error of a mean", Biometrika 6, 1908.
     */
    public Interval interval() {
        if (seeds == 1) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double radius = StudentT.quantile95(seeds - 1) * deviation / Math.sqrt(seeds);
        return new Interval(mean - radius, mean + radius);
    }

    /**
     * How often chance alone would bring the mean at least as far from 0, two-sided: the paired t test where the values
     * are differences between two runs of the same seed. 1 for one seed, which tells nothing.
     */
    public double p() {
        if (seeds == 1 || mean == 0) {
            return 1;
        }
        return StudentT.twoSided(mean / (deviation / Math.sqrt(seeds)), seeds - 1);
    }
}
