package dev.dyad.lab.statistics;

/**
 * Student's t distribution with a whole number of degrees of freedom, by finite sums: Abramowitz and Stegun, "Handbook
 * of mathematical functions", 26.7.3 and 26.7.4.
 */
final class StudentT {

    private StudentT() {}

    /** The probability of a number at least as far from 0 as {@code t}. */
    static double twoSided(double t, int freedom) {
        double angle = StrictMath.atan(Math.abs(t) / Math.sqrt(freedom));
        return Math.max(0, 1 - (freedom % 2 == 0 ? evenWithin(angle, freedom) : oddWithin(angle, freedom)));
    }

    /** The number that 95 % lie no farther from 0 than. */
    static double quantile95(int freedom) {
        double low = Normal.Z95;
        // The widest is Cauchy's, of one degree: 12.7062.
        double high = 13;
        while (true) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                return middle;
            }
            if (twoSided(middle, freedom) > 0.05) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    private static double oddWithin(double angle, int freedom) {
        double cos = StrictMath.cos(angle);
        double term = cos;
        double sum = 0;
        for (int k = 3; k <= freedom; k += 2) {
            sum += term;
            term *= cos * cos * (k - 1) / k;
        }
        return 2 / Math.PI * (angle + StrictMath.sin(angle) * sum);
    }

    private static double evenWithin(double angle, int freedom) {
        double cos = StrictMath.cos(angle);
        double term = 1;
        double sum = 0;
        for (int k = 2; k <= freedom; k += 2) {
            sum += term;
            term *= cos * cos * (k - 1) / k;
        }
        return StrictMath.sin(angle) * sum;
    }
}
