package dev.dyad.lab.report;

/**
 * A number and how sure it is.
 *
 * @param value a finite number
 * @param low end of its interval, at most {@code value}
 * @param high end of its interval, at least {@code value}; both ends equal {@code value} where nothing is known of them
 */
public record Value(double value, double low, double high) implements Reading {

    public Value {
        if (!(low <= value && value <= high && Double.isFinite(high - low))) {
            throw new IllegalArgumentException("A value of " + value + " cannot lie in " + low + " to " + high);
        }
    }

    /** A number of which no interval is known. */
    public static Value of(double value) {
        return new Value(value, value, value);
    }

    public boolean hasInterval() {
        return low < high;
    }
}
