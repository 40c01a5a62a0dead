package dev.dyad.lab.statistics;

/** How many heads a fair coin shows in a number of tosses. */
final class Binomial {

    /** ½ ln 2π. */
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    private Binomial() {}

    /** The probability of exactly {@code k} heads, 0 to {@code n}. */
    static double exactly(long k, long n) {
        return StrictMath.exp(logFactorial(n) - logFactorial(k) - logFactorial(n - k) - n * StrictMath.log(2));
    }

    /** The probability of at most {@code k} heads, where {@code k} is at most half of {@code n}. */
    static double atMost(long k, long n) {
        double term = exactly(k, n);
        double sum = 0;
        // The terms fall the faster the farther from the middle: far below sqrt(n) times ten of them count.
        for (long i = k; i >= 0 && term > sum * 1e-17; i--) {
            sum += term;
            term *= (double) i / (n - i + 1);
        }
        return Math.min(1, sum);
    }

    /** ln n!, by Stirling's series where it is right to the last bits. */
    private static double logFactorial(long n) {
        if (n < 32) {
            double product = 1;
            for (long i = 2; i <= n; i++) {
                product *= i;
            }
            return StrictMath.log(product);
        }
        double inverse = 1.0 / n;
        double square = inverse * inverse;
        double rest = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
        return (n + 0.5) * StrictMath.log(n) - n + HALF_LOG_TWO_PI + rest;
    }
}
