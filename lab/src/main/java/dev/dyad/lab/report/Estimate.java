package dev.dyad.lab.report;

/**
 * A number and how sure it is.
 *
 * @param value a finite number
 * @param low end of its interval, at most {@code value}
 * @param high end of its interval, at least {@code value}; both ends equal {@code value} where nothing is known of them
 */
public record Estimate(double value, double low, double high) implements Reading {

    public Estimate {
        if (!(low <= value && value <= high && Double.isFinite(high - low))) {
            throw new IllegalArgumentException("An estimate of " + value + " cannot lie in " + low + " to " + high);
        }
    }

    /** A number of which no interval is known. */
    public static Estimate of(double value) {
        return new Estimate(value, value, value);
    }

    public boolean hasInterval() {
        return low < high;
    }
}
