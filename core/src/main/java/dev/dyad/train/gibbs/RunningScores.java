package dev.dyad.train.gibbs;

import dev.dyad.evaluate.RatingMetrics;
import dev.dyad.kernel.Parallel;
import dev.dyad.ratings.Ratings;
import java.util.Arrays;

/** The mean over samples of what is expected of ratings that are not learned from. */
final class RunningScores {

    /** Ratings that one thread takes at a time. */
    private static final int CHUNK = 1 << 14;

    private final Ratings ratings;
    private final double[] sums;
    private int count;

    RunningScores(Ratings ratings) {
        this.ratings = ratings;
        sums = new double[ratings.size()];
    }

    /** Forgets the samples so far. */
    void clear() {
        Arrays.fill(sums, 0);
        count = 0;
    }

    /** Adds the sample as it stands. */
    void add(GibbsState state, int threads) {
        Parallel.forEach(threads, (int) ((sums.length + CHUNK - 1L) / CHUNK), c -> {
            for (int i = c * CHUNK; i < Math.min(sums.length, (c + 1L) * CHUNK); i++) {
                sums[i] += state.rating(ratings.user(i), ratings.item(i));
            }
        });
        count++;
    }

    RatingMetrics metrics(int threads) {
        return RatingMetrics.of(i -> sums[i] / count, ratings, threads);
    }

    /** The sums over the samples; not a copy. */
    double[] sums() {
        return sums;
    }

    int count() {
        return count;
    }

    void setCount(int samples) {
        count = samples;
    }
}
