package dev.dyad.evaluate;

import dev.dyad.kernel.Parallel;
import dev.dyad.model.FactorModel;
import dev.dyad.ratings.Ratings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a model's answers compare with ratings. Errors are those of the expected rating, within the scale; a prediction is
 * exact when the likeliest level is the level given. Figures are NaN where there are no ratings.
 *
 * @param metrics over all the ratings
 * @param distribution how good its distributions are, where it gives any
 * @param intervals how right its standard deviations are, where it gives any
 * @param confusion how often level [given] was predicted as level [predicted]
 * @param byUserActivity by the number of training ratings of the user
 * @param byItemPopularity by the number of training ratings of the item
 */
public record Evaluation(
        RatingMetrics metrics,
        Optional<DistributionMetrics> distribution,
        Optional<IntervalMetrics> intervals,
        long[][] confusion,
        List<Group> byUserActivity,
        List<Group> byItemPopularity) {

    /**
     * Ratings whose user, or item, has a number of training ratings in a range.
     *
     * @param from the smallest number
     * @param to the largest, {@link Integer#MAX_VALUE} where there is no bound
     */
    public record Group(int from, int to, RatingMetrics metrics) {}

    public Evaluation {
        confusion = copy(confusion);
        byUserActivity = List.copyOf(byUserActivity);
        byItemPopularity = List.copyOf(byItemPopularity);
    }

    /** A copy of the counts. */
    @Override
    public long[][] confusion() {
        return copy(confusion);
    }

    private static long[][] copy(long[][] counts) {
        return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    }

    /**
     * Compares a model with ratings. The metrics are those of {@link RatingMetrics#of}, to the bit.
     *
     * @param trainedByUser training ratings of each user row
     * @param trainedByItem training ratings of each item row
     * @param threads how many work; the result does not depend on it
     */
    public static Evaluation of(
            FactorModel model, Ratings ratings, int[] trainedByUser, int[] trainedByItem, int threads) {
        Tally[] chunks = new Tally[RatingMetrics.chunks(ratings)];
        Parallel.forEach(threads, chunks.length, c -> {
            Tally tally = new Tally(model);
            for (int i = c * RatingMetrics.CHUNK; i < RatingMetrics.end(ratings, c); i++) {
                int user = ratings.user(i);
                int item = ratings.item(i);
                tally.add(user, item, ratings.when(i), ratings.level(i), trainedByUser[user], trainedByItem[item]);
            }
            chunks[c] = tally;
        });
        Tally all = new Tally(model);
        for (Tally chunk : chunks) {
            all.add(chunk);
        }
        return all.evaluation();
    }
}
