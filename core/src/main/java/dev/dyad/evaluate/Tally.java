package dev.dyad.evaluate;

import dev.dyad.ratings.RatingScale;
import java.util.ArrayList;
import java.util.List;

/** Errors and confusion of some ratings, and of groups of them. */
final class Tally {

    /** The smallest number of training ratings of each group. */
    private static final int[] BOUNDS = {0, 1, 5, 20, 100, 500, 2500};

    private final RatingScale scale;
    private final Errors all;
    private final Errors[] byUser;
    private final Errors[] byItem;
    private final long[][] confusion;

    Tally(RatingScale scale) {
        this.scale = scale;
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
     * Adds a prediction of a rating of that level.
     *
     * @param trainedByUser training ratings of its user
     * @param trainedByItem training ratings of its item
     */
    void add(double score, int level, int trainedByUser, int trainedByItem) {
        all.add(score, level);
        byUser[groupOf(trainedByUser)].add(score, level);
        byItem[groupOf(trainedByItem)].add(score, level);
        confusion[level][scale.nearestLevel(score)]++;
    }

    void add(Tally other) {
        all.add(other.all);
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
        return new Evaluation(all.metrics(), confusion, named(byUser), named(byItem));
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
