package dev.dyad.lab.statistics;

import dev.dyad.ratings.Seeds;
import java.util.Arrays;

/**
 * Some of the resamples, by one thread, in one pass over the ratings. Each resample's sums are taken in an order of
 * their own, so that it does not matter how the resamples are shared out.
 */
final class ResamplingPass {

    /** Ratings that are read at a time: a few runs of them stay in the cache. */
    private static final int CHUNK = 4096;

    /** Sums side by side: elements apart, which a processor's vectors take together and in no other order. */
    private static final int LANES = 256;

    private final SquaredErrors errors;
    private final int ratings;
    private final long seed;
    private final int first;
    private final double[][] sums;
    private final double[] weightSums;
    private final double[] plainSums;
    private final float[] lanes = new float[LANES];

    ResamplingPass(SquaredErrors errors, int runs, int ratings, long seed, int from, int to) {
        this.errors = errors;
        this.ratings = ratings;
        this.seed = seed;
        this.first = from;
        this.sums = new double[runs][to - from];
        this.weightSums = new double[to - from];
        this.plainSums = new double[runs];
    }

    /** Fills in {@code rmse[run]} and this pass's part of {@code resampled[run][resample]}. */
    void run(double[] rmse, double[][] resampled) {
        float[][] chunk = new float[sums.length][CHUNK];
        float[] weights = new float[CHUNK];
        float[] ones = new float[CHUNK];
        Arrays.fill(ones, 1);
        for (int from = 0; from < ratings; from += CHUNK) {
            int count = Math.min(CHUNK, ratings - from);
            for (int run = 0; run < sums.length; run++) {
                errors.read(run, from, count, chunk[run]);
                plainSums[run] += product(ones, chunk[run], count);
            }
            for (int r = 0; r < weightSums.length; r++) {
                PoissonWeights.draw(Seeds.stream(seed, "bootstrap", first + r), from, count, weights);
                weightSums[r] += product(ones, weights, count);
                for (int run = 0; run < sums.length; run++) {
                    sums[run][r] += product(weights, chunk[run], count);
                }
            }
        }
        for (int run = 0; run < sums.length; run++) {
            rootsOfMeans(run, rmse, resampled[run]);
        }
    }

    private void rootsOfMeans(int run, double[] rmse, double[] resampled) {
        if (first == 0) {
            rmse[run] = Math.sqrt(plainSums[run] / ratings);
        }
        for (int r = 0; r < weightSums.length; r++) {
            resampled[first + r] = Math.sqrt(sums[run][r] / weightSums[r]);
        }
    }

    private double product(float[] a, float[] b, int count) {
        Arrays.fill(lanes, 0);
        int start = 0;
        for (; start + LANES <= count; start += LANES) {
            for (int i = 0; i < LANES; i++) {
                lanes[i] += a[start + i] * b[start + i];
            }
        }
        double sum = 0;
        for (float lane : lanes) {
            sum += lane;
        }
        for (int i = start; i < count; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
