package dev.dyad.lab.findings;

import dev.dyad.lab.statistics.Interval;

/**
 * A number and how sure it is.
 *
 * @param value shares as fractions
 * @param interval of 95 %
 */
public record Measured(double value, Interval interval) {

    Measured negated() {
        return new Measured(-value, new Interval(-interval.high(), -interval.low()));
    }
}
