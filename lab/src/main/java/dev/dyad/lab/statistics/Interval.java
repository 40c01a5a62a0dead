package dev.dyad.lab.statistics;

/**
 * A 95 % confidence interval.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Half of its width: what stands behind ±. */
    public double radius() {
        return (high - low) / 2;
    }
}
