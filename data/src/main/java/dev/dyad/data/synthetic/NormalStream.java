package dev.dyad.data.synthetic;

import java.util.SplittableRandom;

/**
 * Standard normal numbers by Marsaglia's polar method. Written out, and with {@link StrictMath}, so that a seed gives
 * the same ratings on every Java release and processor.
 */
final class NormalStream {

    private final SplittableRandom random;
    private double spare;
    private boolean hasSpare;

    NormalStream(SplittableRandom random) {
        this.random = random;
    }

    double next() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * random.nextDouble() - 1;
            y = 2 * random.nextDouble() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spare = y * factor;
        hasSpare = true;
        return x * factor;
    }

    /** e to the power of a normal number with mean 0 and this standard deviation. */
    double nextLogNormal(double spread) {
        return StrictMath.exp(spread * next());
    }
}
