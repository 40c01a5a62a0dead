package dev.dyad.lab.findings;

/**
 * How two variants differ.
 *
 * @param by the second's value less the first's, with the interval of this one comparison
 * @param p how often chance alone would make them differ at least as much
 * @param adjustedP the same after Holm's correction for all pairs of the study
 */
public record Difference(Measured by, double p, double adjustedP) {

    /** Whether chance is ruled out with 95 % for the study as a whole. */
    public boolean isReal() {
        return adjustedP < 0.05;
    }

    Difference reversed() {
        return new Difference(by.negated(), p, adjustedP);
    }
}
