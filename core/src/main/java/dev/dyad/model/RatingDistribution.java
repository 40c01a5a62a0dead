package dev.dyad.model;

import dev.dyad.ratings.RatingScale;

/**
 * How likely each rating is.
 *
 * @param scale the levels
 * @param probabilities one a level, from the lowest; they add up to 1
 */
public record RatingDistribution(RatingScale scale, double[] probabilities) {

    /** A rating this close above a level, in steps, still counts as that level. */
    private static final double TOLERANCE = 1e-3;

    public RatingDistribution {
        if (probabilities.length != scale.levels()) {
            throw new IllegalArgumentException(
                    probabilities.length + " probabilities for " + scale.levels() + " levels");
        }
        probabilities = probabilities.clone();
    }

    /** A copy of the probabilities. */
    @Override
    public double[] probabilities() {
        return probabilities.clone();
    }

    /** The probability of a level. */
    public double of(int level) {
        return probabilities[level];
    }

    /** The likeliest level, of equal ones the lowest: the best answer where only exact matches count. */
    public int mode() {
        int best = 0;
        for (int level = 1; level < probabilities.length; level++) {
            best = probabilities[level] > probabilities[best] ? level : best;
        }
        return best;
    }

    /** The expected rating: the best answer where squared errors count. */
    public double mean() {
        double mean = 0;
        for (int level = 0; level < probabilities.length; level++) {
            mean += probabilities[level] * scale.value(level);
        }
        return scale.clamp(mean);
    }

    /** The lowest level that half of the probability lies at or below: the best answer where absolute errors count. */
    public int median() {
        double below = 0;
        int level = 0;
        while (level < probabilities.length - 1 && below + probabilities[level] < 0.5) {
            below += probabilities[level++];
        }
        return level;
    }

    /** The probability of a rating of x or more. */
    public double atLeast(double x) {
        double sum = 0;
        for (int level = probabilities.length - 1;
                level >= 0 && scale.value(level) >= x - TOLERANCE * scale.step();
                level--) {
            sum += probabilities[level];
        }
        return Math.min(1, sum);
    }
}
