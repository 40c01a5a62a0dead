package dev.dyad.evaluate;

import dev.dyad.model.Answer;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.model.RatingDistribution;
import dev.dyad.ratings.RatingScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Errors and confusion of some ratings, and of groups of them. */
final class Tally {

    /** The smallest number of training ratings of each group. */
    private static final int[] BOUNDS = {0, 1, 5, 20, 100, 500, 2500};

    private final FactorModel model;
    private final Errors all;
    private final Errors[] byUser;
    private final Errors[] byItem;
    private final long[][] confusion;
    private final DistributionErrors distributions = new DistributionErrors();
    private final IntervalErrors intervals = new IntervalErrors();

    Tally(FactorModel model) {
        this.model = model;
        RatingScale scale = model.scale();
        this.all = new Errors(scale);
        this.byUser = groups(scale);
        this.byItem = groups(scale);
        this.confusion = new long[scale.levels()][scale.levels()];
    }

    private static Errors[] groups(RatingScale scale) {
        Errors[] groups = new Errors[BOUNDS.length];
        for (int g = 0; g < groups.length; g++) {
            groups[g] = new Errors(scale);
        }
        return groups;
    }

    /**
     * Adds what the model says of a pair whose rating has that level.
     *
     * @param time of the rating, where it is known
     * @param trainedByUser training ratings of its user
     * @param trainedByItem training ratings of its item
     */
    void add(int user, int item, OptionalLong time, int level, int trainedByUser, int trainedByItem) {
        Answer answer;
        if (isOrdinal()) {
            RatingDistribution distribution = model.distribution(user, item, time);
            distributions.add(distribution, level);
            answer = new Answer(distribution.mean(), distribution.mode());
        } else {
            answer = model.answer(user, item, time);
        }
        if (hasDeviations()) {
            double error = model.scale().value(level) - model.score(user, item);
            intervals.add(error, model.deviation(user, item));
        }
        all.add(answer, level);
        byUser[groupOf(trainedByUser)].add(answer, level);
        byItem[groupOf(trainedByItem)].add(answer, level);
        confusion[level][answer.level()]++;
    }

    void add(Tally other) {
        all.add(other.all);
        distributions.add(other.distributions);
        intervals.add(other.intervals);
        for (int g = 0; g < BOUNDS.length; g++) {
            byUser[g].add(other.byUser[g]);
            byItem[g].add(other.byItem[g]);
        }
        for (int given = 0; given < confusion.length; given++) {
            for (int predicted = 0; predicted < confusion.length; predicted++) {
                confusion[given][predicted] += other.confusion[given][predicted];
            }
        }
    }

    Evaluation evaluation() {
        Optional<DistributionMetrics> ofDistributions =
                isOrdinal() ? Optional.of(distributions.metrics()) : Optional.empty();
        Optional<IntervalMetrics> ofIntervals = hasDeviations() ? Optional.of(intervals.metrics()) : Optional.empty();
        return new Evaluation(all.metrics(), ofDistributions, ofIntervals, confusion, named(byUser), named(byItem));
    }

    private boolean isOrdinal() {
        return model.spec().head() == Head.ORDINAL;
    }

    private boolean hasDeviations() {
        return !model.posterior().isEmpty();
    }

    private static int groupOf(int trained) {
        int group = BOUNDS.length - 1;
        while (trained < BOUNDS[group]) {
            group--;
        }
        return group;
    }

    /** The groups that have ratings. */
    private static List<Evaluation.Group> named(Errors[] errors) {
        List<Evaluation.Group> groups = new ArrayList<>();
        for (int g = 0; g < errors.length; g++) {
            RatingMetrics metrics = errors[g].metrics();
            if (metrics.ratings() > 0) {
                int to = g + 1 < BOUNDS.length ? BOUNDS[g + 1] - 1 : Integer.MAX_VALUE;
                groups.add(new Evaluation.Group(BOUNDS[g], to, metrics));
            }
        }
        return groups;
    }
}
