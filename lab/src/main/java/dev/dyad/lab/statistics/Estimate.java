package dev.dyad.lab.statistics;

/**
 * A number that many small influences add up to, and which is thus spread normally.
 *
 * @param value the number
 * @param error its standard error
 */
public record Estimate(double value, double error) {

    /** A share that was counted. */
    public static Estimate ofShare(double share, long counted) {
        return new Estimate(share, Math.sqrt(share * (1 - share) / counted));
    }

    /** This less another that does not depend on it; where both rise and fall together the error is too large. */
    public Estimate less(Estimate other) {
        return new Estimate(value - other.value, Math.hypot(error, other.error));
    }

    /** The mean of several that do not depend on each other, at least one. */
    public static Estimate mean(Estimate... estimates) {
        double sum = 0;
        double squares = 0;
        for (Estimate estimate : estimates) {
            sum += estimate.value;
            squares += estimate.error * estimate.error;
        }
        return new Estimate(sum / estimates.length, Math.sqrt(squares) / estimates.length);
    }

    public Interval interval() {
        return new Interval(value - Normal.Z95 * error, value + Normal.Z95 * error);
    }

    /** How often chance alone would bring the number at least as far from 0, two-sided. */
    public double p() {
        return value == 0 ? 1 : Normal.twoSided(value / error);
    }
}
