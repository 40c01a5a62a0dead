package dev.dyad.kernel;

/** The powers of a number below 1, from two tables so small that they stay in the nearest cache. */
final class Powers {

    private static final int BITS = 8;
    private static final int FINE = 1 << BITS;

    /** Below this nothing of a float is left that a power is multiplied by; 0 keeps slow subnormals away. */
    private static final double NOTHING = 1e-20;

    private final double[] fine = new double[FINE];
    private final double[] coarse;

    /** Powers up to {@code largest}. */
    Powers(double base, int largest) {
        fine[0] = 1;
        for (int k = 1; k < FINE; k++) {
            fine[k] = fine[k - 1] * base;
        }
        coarse = new double[(largest >> BITS) + 1];
        coarse[0] = 1;
        double step = fine[FINE - 1] * base;
        for (int k = 1; k < coarse.length; k++) {
            coarse[k] = coarse[k - 1] < NOTHING ? 0 : coarse[k - 1] * step;
        }
    }

    double at(int exponent) {
        return coarse[exponent >> BITS] * fine[exponent & (FINE - 1)];
    }
}
