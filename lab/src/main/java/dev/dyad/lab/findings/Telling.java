package dev.dyad.lab.findings;

import dev.dyad.lab.findings.Quantity.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts one quantity of a study's variants into words. Probabilities are the corrected ones.
 *
 * @param quantity what is told
 * @param variants of the study
 * @param table of their differences
 */
record Telling(Quantity quantity, List<VariantFigures> variants, PairTable table) {

    /** Intervals narrower than this, as a share, deserve a second digit. */
    private static final double FINE = 0.001;

    Measured of(int variant) {
        return quantity.of(variants.get(variant));
    }

    String label(int variant) {
        return variants.get(variant).variant().label();
    }

    /** A value, such as {@code 24.0 %}, or {@code 8.1 points} of a gap. */
    String value(int variant) {
        double value = of(variant).value();
        if (quantity.kind() == Kind.GAP) {
            return (value < 0 ? "−" : "") + Words.points(value, digits());
        }
        return Words.percent(value, digits());
    }

    /** A value with its variant, such as {@code 24.0 % (dim 64)}. */
    String valueOf(int variant) {
        return value(variant) + " (" + label(variant) + ")";
    }

    String labels(List<Integer> some) {
        return Words.list(some.stream().map(this::label).toList());
    }

    int digits() {
        boolean fine = variants.stream()
                .allMatch(variant -> quantity.of(variant).interval().radius() < FINE);
        return fine ? 2 : 1;
    }

    /** Whether all pairs of some were judged on the same ratings. */
    boolean canCompare(List<Integer> some) {
        for (int a = 0; a < some.size(); a++) {
            for (int b = a + 1; b < some.size(); b++) {
                if (table.between(some.get(a), some.get(b)).isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Values that cannot be compared: {@code test accuracy is 24.0 % (a) and 25.0 % (b), on different test ratings}. */
    String apart(List<Integer> some) {
        String values = Words.list(some.stream().map(this::valueOf).toList());
        return quantity.subject() + " is " + values + ", on different test ratings";
    }

    /** That no two of some differ: {@code a, b and c do not differ beyond chance (p ≥ 0.40)}. */
    String noDifference(List<Integer> some) {
        return labels(some) + " do not differ beyond chance (" + leastP(some) + ")";
    }

    /** The smallest probability of all pairs of some. */
    String leastP(List<Integer> some) {
        double least = 1;
        for (int a = 0; a < some.size(); a++) {
            for (int b = a + 1; b < some.size(); b++) {
                least = Math.min(
                        least,
                        table.between(some.get(a), some.get(b))
                                .map(Difference::adjustedP)
                                .orElse(1.0));
            }
        }
        return some.size() == 2 ? Words.p(least) : Words.pAtLeast(least);
    }

    /** All variants of a study, the highest value first. */
    List<Integer> ranking() {
        List<Integer> ranking = new ArrayList<>();
        for (int v = 0; v < variants.size(); v++) {
            ranking.add(v);
        }
        ranking.sort((a, b) -> Double.compare(of(b).value(), of(a).value()));
        return ranking;
    }
}
