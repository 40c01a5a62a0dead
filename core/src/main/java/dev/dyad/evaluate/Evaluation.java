package dev.dyad.evaluate;

import dev.dyad.model.Answer;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a model's answers compare with ratings. Errors are those of the expected rating, within the scale; a prediction is
 * exact when the likeliest level is the level given. Figures are NaN where there are no ratings.
 *
 * @param metrics over all the ratings
 * @param distribution how good its distributions are, where it gives any
 * @param confusion how often level [given] was predicted as level [predicted]
 * @param byUserActivity by the number of training ratings of the user
 * @param byItemPopularity by the number of training ratings of the item
 */
public record Evaluation(
        RatingMetrics metrics,
        Optional<DistributionMetrics> distribution,
        long[][] confusion,
        List<Group> byUserActivity,
        List<Group> byItemPopularity) {

    /** The smallest number of training ratings of each group. */
    private static final int[] BOUNDS = {0, 1, 5, 20, 100, 500, 2500};

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
     * Compares a model with ratings.
     *
     * @param trainedByUser training ratings of each user row
     * @param trainedByItem training ratings of each item row
     */
    public static Evaluation of(FactorModel model, Ratings ratings, int[] trainedByUser, int[] trainedByItem) {
        RatingScale scale = ratings.scale();
        Errors all = new Errors(scale);
        boolean distributed = model.spec().head() == Head.ORDINAL;
        DistributionErrors distributions = new DistributionErrors();
        Errors[] byUser = groups(scale);
        Errors[] byItem = groups(scale);
        long[][] confusion = new long[scale.levels()][scale.levels()];
        for (int i = 0; i < ratings.size(); i++) {
            Answer answer = model.answer(ratings.user(i), ratings.item(i));
            int level = ratings.level(i);
            all.add(answer, level);
            byUser[groupOf(trainedByUser[ratings.user(i)])].add(answer, level);
            byItem[groupOf(trainedByItem[ratings.item(i)])].add(answer, level);
            confusion[level][answer.level()]++;
            if (distributed) {
                distributions.add(model.distribution(ratings.user(i), ratings.item(i)), level);
            }
        }
        Optional<DistributionMetrics> ofDistributions =
                distributed ? Optional.of(distributions.metrics()) : Optional.empty();
        return new Evaluation(all.metrics(), ofDistributions, confusion, named(byUser), named(byItem));
    }

    private static Errors[] groups(RatingScale scale) {
        Errors[] groups = new Errors[BOUNDS.length];
        for (int g = 0; g < groups.length; g++) {
            groups[g] = new Errors(scale);
        }
        return groups;
    }

    private static int groupOf(int trained) {
        int group = BOUNDS.length - 1;
        while (trained < BOUNDS[group]) {
            group--;
        }
        return group;
    }

    /** The groups that have ratings. */
    private static List<Group> named(Errors[] errors) {
        List<Group> groups = new ArrayList<>();
        for (int g = 0; g < errors.length; g++) {
            RatingMetrics metrics = errors[g].metrics();
            if (metrics.ratings() > 0) {
                int to = g + 1 < BOUNDS.length ? BOUNDS[g + 1] - 1 : Integer.MAX_VALUE;
                groups.add(new Group(BOUNDS[g], to, metrics));
            }
        }
        return groups;
    }
}
