package dev.dyad.evaluate;

import dev.dyad.kernel.Parallel;
import dev.dyad.model.FactorModel;
import dev.dyad.ratings.Ratings;

/** What a model says of many ratings. */
public final class Scores {

    private Scores() {}

    /** The raw score of each rating's user and item at its time, in the order of the ratings; may lie beyond the scale. */
    public static float[] of(FactorModel model, Ratings ratings, int threads) {
        float[] scores = new float[ratings.size()];
        Parallel.forEach(threads, RatingMetrics.chunks(ratings), c -> {
            for (int i = c * RatingMetrics.CHUNK; i < RatingMetrics.end(ratings, c); i++) {
                scores[i] = model.score(ratings.user(i), ratings.item(i), ratings.when(i));
            }
        });
        return scores;
    }
}
