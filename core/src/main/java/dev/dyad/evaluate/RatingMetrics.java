package dev.dyad.evaluate;

import dev.dyad.kernel.Parallel;
import dev.dyad.model.FactorModel;
import dev.dyad.ratings.Ratings;

/**
 * The figures of a learning curve. Predictions are expected ratings, within the scale, and likeliest levels; NaN where there
 * are no ratings.
 *
 * @param ratings how many were compared
 * @param accuracy the share whose level was predicted exactly
 * @param rmse root of the mean squared error, in ratings
 * @param mae mean absolute error, in ratings
 */
public record RatingMetrics(long ratings, double accuracy, double rmse, double mae) {

    /** Ratings that one thread takes at a time; sums are taken chunk by chunk, whatever the number of threads. */
    private static final int CHUNK = 1 << 16;

    /** Compares a model with ratings. */
    public static RatingMetrics of(FactorModel model, Ratings ratings, int threads) {
        Errors[] chunks = new Errors[(int) ((ratings.size() + CHUNK - 1L) / CHUNK)];
        Parallel.forEach(threads, chunks.length, c -> {
            Errors errors = new Errors(ratings.scale());
            int end = (int) Math.min(ratings.size(), (c + 1L) * CHUNK);
            for (int i = c * CHUNK; i < end; i++) {
                errors.add(model.answer(ratings.user(i), ratings.item(i)), ratings.level(i));
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
