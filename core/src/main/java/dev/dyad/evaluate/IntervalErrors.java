package dev.dyad.evaluate;

import java.util.List;

/** How often ratings lie in the intervals that deviations promise. */
final class IntervalErrors {

    /** So many deviations to each side hold 50, 80 and 95 of a hundred normally distributed numbers. */
    private static final double[] REACH = {0.6745, 1.2816, 1.96};

    private static final double[] EXPECTED = {0.5, 0.8, 0.95};

    private final long[] within = new long[REACH.length];
    private long ratings;
    private double deviations;
    private double squares;

    /**
     * Adds a rating.
     *
     * @param error the score's, as it is before it is moved into the range of the scale
     */
    void add(double error, double deviation) {
        ratings++;
        deviations += deviation;
        squares += error * error / (deviation * deviation);
        for (int k = 0; k < REACH.length; k++) {
            within[k] += Math.abs(error) <= REACH[k] * deviation ? 1 : 0;
        }
    }

    void add(IntervalErrors other) {
        ratings += other.ratings;
        deviations += other.deviations;
        squares += other.squares;
        for (int k = 0; k < REACH.length; k++) {
            within[k] += other.within[k];
        }
    }

    IntervalMetrics metrics() {
        IntervalMetrics.Coverage[] coverage = new IntervalMetrics.Coverage[REACH.length];
        for (int k = 0; k < REACH.length; k++) {
            coverage[k] = new IntervalMetrics.Coverage(REACH[k], EXPECTED[k], (double) within[k] / ratings);
        }
        return new IntervalMetrics(deviations / ratings, Math.sqrt(squares / ratings), List.of(coverage));
    }
}
