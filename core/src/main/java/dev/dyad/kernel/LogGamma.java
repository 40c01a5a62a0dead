package dev.dyad.kernel;

/** The logarithm of the gamma function, by Stirling's series after a few steps of its recurrence; to twelve digits. */
public final class LogGamma {

    private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2 * Math.PI);

    /** From here on the series has that many digits. */
    private static final double LARGE = 10;

    private LogGamma() {}

    /** log Γ(x), x above 0. */
    public static double of(double x) {
        double product = 1;
        double y = x;
        while (y < LARGE) {
            product *= y++;
        }
        double inverse = 1 / y;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
        return (y - 0.5) * StrictMath.log(y) - y + HALF_LOG_TWO_PI + series - StrictMath.log(product);
    }
}
