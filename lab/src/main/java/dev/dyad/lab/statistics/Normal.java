package dev.dyad.lab.statistics;

/** The standard normal distribution. */
final class Normal {

    /** Its 97.5 % quantile. */
    static final double Z95 = 1.959963984540054;

    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double SQRT_PI = Math.sqrt(Math.PI);

    /** Below this the series takes few terms, from here on the continued fraction does. */
    private static final double SERIES_END = 2;

    private Normal() {}

    /** The probability of a number at least as far from 0 as {@code z}, to about 14 digits. */
    static double twoSided(double z) {
        return erfc(Math.abs(z) * SQRT_HALF);
    }

    private static double erfc(double x) {
        return x < SERIES_END ? 1 - series(x) : fraction(x);
    }

    /** erf: Abramowitz and Stegun, "Handbook of mathematical functions", 7.1.6. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * 1e-17; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / SQRT_PI * StrictMath.exp(-x * x) * sum;
    }

    /** erfc: the same, 7.1.14, from the inside out. */
    private static double fraction(double x) {
        double tail = x;
        for (int n = 80; n >= 1; n--) {
            tail = x + n / 2.0 / tail;
        }
        return StrictMath.exp(-x * x) / (SQRT_PI * tail);
    }
}
