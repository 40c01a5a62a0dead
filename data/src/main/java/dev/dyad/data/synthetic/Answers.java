package dev.dyad.data.synthetic;

import dev.dyad.ratings.RatingScale;

/**
 * The ratings that users of one kind give, by their opinion z of a movie: P(level ≤ k) = σ((bound_k − z) / noise), the
 * ordinal model with known thresholds. Opinions are rounded to a 64th of a star, so that all of it can be tabulated.
 * Immutable and safe to share.
 */
final class Answers {

    private static final double LOWEST = -3;
    private static final double HIGHEST = 9;
    private static final int STEPS_PER_STAR = 64;
    private static final int LEVELS = ScaleUse.LEVELS;

    private final double[] cumulative;
    private final double[] means;
    private final byte[] modes;

    Answers(ScaleUse use, Steadiness steadiness) {
        int steps = (int) ((HIGHEST - LOWEST) * STEPS_PER_STAR) + 1;
        cumulative = new double[steps * LEVELS];
        means = new double[steps];
        modes = new byte[steps];
        for (int s = 0; s < steps; s++) {
            double opinion = LOWEST + (double) s / STEPS_PER_STAR;
            for (int k = 0; k < LEVELS; k++) {
                double distance = (use.bound(k) - opinion) / steadiness.noise();
                cumulative[s * LEVELS + k] = 1 / (1 + StrictMath.exp(-distance));
            }
            for (int k = 0; k < LEVELS; k++) {
                means[s] += probability(s, k) * RatingScale.HALF_STARS.value(k);
                modes[s] = (byte) (probability(s, k) > probability(s, modes[s]) ? k : modes[s]);
            }
        }
    }

    /** The row of an opinion in the tables. */
    int row(double opinion) {
        double clamped = Math.max(LOWEST, Math.min(HIGHEST, opinion));
        return (int) Math.rint((clamped - LOWEST) * STEPS_PER_STAR);
    }

    /** The level that a uniform number from 0 to 1 stands for. */
    int level(int row, double uniform) {
        int level = 0;
        while (level < LEVELS - 1 && uniform >= cumulative[row * LEVELS + level]) {
            level++;
        }
        return level;
    }

    double probability(int row, int level) {
        double below = level == 0 ? 0 : cumulative[row * LEVELS + level - 1];
        return cumulative[row * LEVELS + level] - below;
    }

    /** The mean rating in stars: the prediction with the least squared error. */
    double mean(int row) {
        return means[row];
    }

    /** The likeliest level: the prediction that is most often exactly right. */
    int mode(int row) {
        return modes[row];
    }
}
