package dev.dyad.lab.statistics;

import dev.dyad.ratings.Seeds;

/**
 * How often each rating is drawn in a resample: independent Poisson numbers of mean 1, each a function of resample and
 * place alone. A rating drawn with replacement n times of n occurs that often in all but the last digits; drawing
 * place by place needs no random access (Hanley and MacGibbon, "Creating non-parametric bootstrap samples using Poisson
 * frequencies", Computer Methods and Programs in Biomedicine 83, 2006).
 *
 * <p>Hot: a thousand resamples of millions of ratings. 16 random bits choose a number from a table, which makes the
 * probabilities right to 2⁻¹⁷, and the deviation to one in ten thousand.
 */
final class PoissonWeights {

    /** Weights that one hash gives. */
    static final int AT_ONCE = 4;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int BITS = 16;
    private static final int MASK = (1 << BITS) - 1;
    private static final float[] BY_BITS = new float[1 << BITS];

    static {
        double term = StrictMath.exp(-1);
        double atMost = term;
        int weight = 0;
        for (int bits = 0; bits <= MASK; bits++) {
            while ((bits + 0.5) / (MASK + 1) > atMost) {
                weight++;
                term /= weight;
                atMost += term;
            }
            BY_BITS[bits] = weight;
        }
    }

    private PoissonWeights() {}

    /**
     * Draws the weights of the ratings {@code from} to {@code from + count − 1}.
     *
     * @param stream of the resample
     * @param from a multiple of {@link #AT_ONCE}
     * @param weights at least {@code count} long, rounded up to such a multiple; what is behind {@code count} is noise
     */
    static void draw(long stream, int from, int count, float[] weights) {
        for (int i = 0; i < count; i += AT_ONCE) {
            long bits = Seeds.mix(stream + (from + i) / AT_ONCE * GOLDEN);
            weights[i] = BY_BITS[(int) bits & MASK];
            weights[i + 1] = BY_BITS[(int) (bits >>> BITS) & MASK];
            weights[i + 2] = BY_BITS[(int) (bits >>> 2 * BITS) & MASK];
            weights[i + 3] = BY_BITS[(int) (bits >>> 3 * BITS)];
        }
    }
}
