package dev.dyad.lab.statistics;

import java.util.Arrays;

/**
 * How far two numbers put things into the same order: 1 for the same order, −1 for the opposite one. Spearman, "The proof
 * and measurement of association between two things", American Journal of Psychology 15, 1904.
 */
public final class RankCorrelation {

    private RankCorrelation() {}

    /** The correlation of the ranks; equal numbers share the mean of theirs. NaN where all numbers of one are equal. */
    public static double of(double[] first, double[] second) {
        double[] a = ranks(first);
        double[] b = ranks(second);
        double mean = (a.length + 1) / 2.0;
        double both = 0;
        double squaresOfA = 0;
        double squaresOfB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - mean) * (b[i] - mean);
            squaresOfA += (a[i] - mean) * (a[i] - mean);
            squaresOfB += (b[i] - mean) * (b[i] - mean);
        }
        return both / Math.sqrt(squaresOfA * squaresOfB);
    }

    private static double[] ranks(double[] values) {
        return Arrays.stream(values)
                .map(value -> {
                    long below = Arrays.stream(values).filter(v -> v < value).count();
                    long equal = Arrays.stream(values).filter(v -> v == value).count();
                    return below + (equal + 1) / 2.0;
                })
                .toArray();
    }
}
