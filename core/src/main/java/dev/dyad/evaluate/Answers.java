package dev.dyad.evaluate;

import dev.dyad.kernel.Parallel;
import dev.dyad.model.Answer;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.ratings.Ratings;

/**
 * What a model answers to many ratings, in their order: all that comparing it with them needs.
 *
 * @param ratings raw scores with a regression head, which may lie beyond the scale; expected ratings with an ordinal one
 * @param levels the likeliest ones with an ordinal head; none with a regression head, whose scores are nearest to a level
 */
public record Answers(float[] ratings, byte[] levels) {

    public static Answers of(FactorModel model, Ratings ratings, int threads) {
        if (model.spec().head() == Head.REGRESSION) {
            return new Answers(Scores.of(model, ratings, threads), new byte[0]);
        }
        float[] expected = new float[ratings.size()];
        byte[] levels = new byte[ratings.size()];
        Parallel.forEach(threads, RatingMetrics.chunks(ratings), c -> {
            for (int i = c * RatingMetrics.CHUNK; i < RatingMetrics.end(ratings, c); i++) {
                Answer answer = model.answer(ratings.user(i), ratings.item(i), ratings.when(i));
                expected[i] = (float) answer.rating();
                levels[i] = (byte) answer.level();
            }
        });
        return new Answers(expected, levels);
    }
}
