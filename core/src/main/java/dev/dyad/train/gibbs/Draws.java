package dev.dyad.train.gibbs;

import dev.dyad.train.fit.Gaussian;
import java.util.SplittableRandom;

/** Random numbers one after another, for what is drawn by one thread alone. The same on every machine and Java. */
final class Draws {

    private static final double HALF_CELL = 0x1.0p-54;

    private final SplittableRandom random;

    Draws(long stream) {
        random = new SplittableRandom(stream);
    }

    /** Between 0 and 1, and neither of them. */
    double uniform() {
        return random.nextDouble() + HALF_CELL;
    }

    /** A standard normal number. */
    double normal() {
        return Gaussian.quantile(uniform());
    }

    /**
     * A number of the gamma distribution of that shape and rate 1: Marsaglia and Tsang, "A simple method for generating
     * gamma variables", ACM TOMS 26(3), 2000.
     */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            v = v * v * v;
            if (v > 0 && StrictMath.log(uniform()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }
}
