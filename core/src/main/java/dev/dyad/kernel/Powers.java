package dev.dyad.kernel;

/** The powers of a number below 1, from two tables so small that they stay in the nearest cache. */
final class Powers {

    private static final int BITS = 8;
    private static final int FINE = 1 << BITS;

    /** Below this nothing of a float is left that a power is multiplied by; 0 keeps slow subnormals away. */
    private static final double NOTHING = 1e-20;

    private final float[] fine = new float[FINE];
    private final float[] coarse;

    /** Powers up to {@code largest}. */
    Powers(double base, int largest) {
        for (int k = 0; k < FINE; k++) {
            fine[k] = (float) StrictMath.pow(base, k);
        }
        coarse = new float[(largest >> BITS) + 1];
        for (int k = 0; k < coarse.length; k++) {
            double power = StrictMath.pow(base, (double) k * FINE);
            coarse[k] = power < NOTHING ? 0 : (float) power;
        }
    }

    float at(int exponent) {
        return coarse[exponent >> BITS] * fine[exponent & (FINE - 1)];
    }
}
