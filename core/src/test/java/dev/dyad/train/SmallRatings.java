package dev.dyad.train;

import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up ratings with a pattern to learn and a long tail: most rows are met seldom, some never. */
public final class SmallRatings {

    private SmallRatings() {}

    public static Ratings of(int users, int items, int ratings, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RatingsBuilder builder = new RatingsBuilder(RatingScale.HALF_STARS, false, ratings);
        for (int k = 0; k < ratings; k++) {
            int user = (int) (users * Math.pow(random.nextDouble(), 2));
            int item = (int) (items * Math.pow(random.nextDouble(), 3));
            double taste = Math.sin(user * 0.7 + item * 1.3) + Math.cos(item * 0.4);
            builder.add(user, item, RatingScale.HALF_STARS.nearestLevel(3.2 + taste + random.nextDouble() - 0.5));
        }
        return builder.build(users, items);
    }

    /** The first day on which users of {@link #timed} give half stars. */
    public static final int HALF_STARS_SINCE = 12_400;

    /**
     * The same with times: users rate in sittings of some minutes, on some days, and on each in a mood; there are whole
     * stars alone at first.
     */
    public static Ratings timed(int users, int items, int ratings, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RatingsBuilder builder = new RatingsBuilder(RatingScale.HALF_STARS, true, ratings);
        for (int k = 0; k < ratings; k++) {
            int user = (int) (users * Math.pow(random.nextDouble(), 2));
            int item = (int) (items * Math.pow(random.nextDouble(), 3));
            int visit = random.nextInt(4);
            int day = HALF_STARS_SINCE - 300 + (user * 37 + visit * 211) % 800;
            double mood = Math.sin(user * 5.1 + visit * 2.3);
            double taste = Math.sin(user * 0.7 + item * 1.3) + Math.cos(item * 0.4) + mood + 1e-3 * (day % 100);
            double given = 3.2 + taste + random.nextDouble() - 0.5;
            builder.add(
                    user,
                    item,
                    RatingScale.HALF_STARS.nearestLevel(
                            day < HALF_STARS_SINCE ? Math.max(1, Math.min(5, Math.rint(given))) : given),
                    86_400L * day + 40_000 + random.nextInt(900));
        }
        return builder.build(users, items);
    }

    /** Two features a row of eight, with weights that add up to 1. */
    public static FeatureMatrix features(int rows) {
        int[] starts = new int[rows + 1];
        int[] features = new int[2 * rows];
        float[] weights = new float[2 * rows];
        for (int row = 0; row < rows; row++) {
            starts[row + 1] = 2 * row + 2;
            features[2 * row] = row % 5;
            weights[2 * row] = 0.75f;
            features[2 * row + 1] = 5 + row % 3;
            weights[2 * row + 1] = 0.25f;
        }
        return new FeatureMatrix(List.of("a", "b", "c", "d", "e", "x", "y", "z"), starts, features, weights);
    }
}
