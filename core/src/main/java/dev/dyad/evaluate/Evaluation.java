package dev.dyad.evaluate;

import dev.dyad.model.FactorModel;
import dev.dyad.ratings.Ratings;
import java.util.List;

/**
 * How a model's answers compare with ratings. Predictions are clamped to the scale; a prediction is exact when the
 * level whose cell it lies in is the level given.
 *
 * @param ratings how many were compared
 * @param accuracy the share of exact predictions
 * @param rmse root of the mean squared error, in ratings
 * @param mae mean absolute error, in ratings
 * @param confusion how often level [given] was predicted as level [predicted]
 * @param byUserActivity the same figures for users by the number of their training ratings
 * @param byItemPopularity the same figures for items by the number of their training ratings
 */
public record Evaluation(
        long ratings,
        double accuracy,
        double rmse,
        double mae,
        long[][] confusion,
        List<Group> byUserActivity,
        List<Group> byItemPopularity) {

    /**
     * A group of ratings.
     *
     * @param from the smallest number of training ratings of its rows
     * @param to the largest, {@link Integer#MAX_VALUE} where there is no bound
     */
    public record Group(int from, int to, long ratings, double accuracy, double rmse, double mae) {}

    /**
     * Compares a model with ratings.
     *
     * @param trainedByUser training ratings of each user row
     * @param trainedByItem training ratings of each item row
     * @param threads which does not change a bit of the result
     */
    public static Evaluation of(
            FactorModel model, Ratings ratings, int[] trainedByUser, int[] trainedByItem, int threads) {
        throw new UnsupportedOperationException("being written");
    }
}
