package dev.dyad.train.fit;

import dev.dyad.ratings.RatingScale;

/**
 * What ratings are counted in while training, so that the same hyper-parameters suit any scale.
 *
 * @param mean where counting starts
 * @param deviation the standard deviation of ratings, 1 where all are equal: a step of one
 */
public record RatingUnit(double mean, double deviation) {

    /** @param counts how many ratings each level has; one at least */
    public static RatingUnit of(RatingScale scale, long[] counts) {
        long ratings = 0;
        long sum = 0;
        for (int level = 0; level < counts.length; level++) {
            ratings += counts[level];
            sum += counts[level] * level;
        }
        double mean = scale.min() + scale.step() * ((double) sum / ratings);
        double squares = 0;
        for (int level = 0; level < counts.length; level++) {
            double difference = scale.value(level) - mean;
            squares += counts[level] * difference * difference;
        }
        return new RatingUnit(mean, squares == 0 ? 1 : Math.sqrt(squares / ratings));
    }

    /** A rating in this unit. */
    public double of(double rating) {
        return (rating - mean) / deviation;
    }
}
