package dev.dyad.evaluate;

import dev.dyad.kernel.Parallel;
import dev.dyad.model.Answer;
import dev.dyad.model.FactorModel;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * The figures of a learning curve. Predictions are clamped to the scale; NaN where there are no ratings.
 *
 * @param ratings how many were compared
 * @param accuracy the share whose level was predicted exactly
 * @param rmse root of the mean squared error, in ratings
 * @param mae mean absolute error, in ratings
 */
public record RatingMetrics(long ratings, double accuracy, double rmse, double mae) {

    /** Ratings that one thread takes at a time; sums are taken chunk by chunk, whatever the number of threads. */
    static final int CHUNK = 1 << 16;

    static int chunks(Ratings ratings) {
        return (int) ((ratings.size() + CHUNK - 1L) / CHUNK);
    }

    /** The first rating behind a chunk. */
    static int end(Ratings ratings, int chunk) {
        return (int) Math.min(ratings.size(), (chunk + 1L) * CHUNK);
    }

    /** Compares a model with ratings. */
    public static RatingMetrics of(FactorModel model, Ratings ratings, int threads) {
        return ofAnswers(i -> model.answer(ratings.user(i), ratings.item(i), ratings.when(i)), ratings, threads);
    }

    /**
     * Compares expected ratings, which may lie beyond the scale, with those that were given.
     *
     * @param expected of the rating of that index
     */
    public static RatingMetrics of(IntToDoubleFunction expected, Ratings ratings, int threads) {
        RatingScale scale = ratings.scale();
        return ofAnswers(
                i -> {
                    double score = expected.applyAsDouble(i);
                    return new Answer(scale.clamp(score), scale.nearestLevel(score));
                },
                ratings,
                threads);
    }

    private static RatingMetrics ofAnswers(IntFunction<Answer> answers, Ratings ratings, int threads) {
        Errors[] chunks = new Errors[chunks(ratings)];
        Parallel.forEach(threads, chunks.length, c -> {
            Errors errors = new Errors(ratings.scale());
            for (int i = c * CHUNK; i < end(ratings, c); i++) {
                errors.add(answers.apply(i), ratings.level(i));
            }
            chunks[c] = errors;
        });
        Errors all = new Errors(ratings.scale());
        for (Errors chunk : chunks) {
            all.add(chunk);
        }
        return all.metrics();
    }
}
