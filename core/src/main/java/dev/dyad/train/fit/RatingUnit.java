package dev.dyad.train.fit;

import dev.dyad.ratings.Ratings;

/**
 * What ratings are counted in while training, so that the same hyper-parameters suit any scale.
 *
 * @param mean where counting starts
 * @param deviation the standard deviation of ratings, 1 where all are equal: a step of one
 */
public record RatingUnit(double mean, double deviation) {

    public static RatingUnit of(Ratings ratings) {
        double mean = ratings.mean();
        long[] counts = ratings.countByLevel();
        double squares = 0;
        for (int level = 0; level < counts.length; level++) {
            double difference = ratings.scale().value(level) - mean;
            squares += counts[level] * difference * difference;
        }
        return new RatingUnit(mean, squares == 0 ? 1 : Math.sqrt(squares / ratings.size()));
    }

    /** A rating in this unit. */
    public double of(double rating) {
        return (rating - mean) / deviation;
    }
}
