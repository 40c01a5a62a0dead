package dev.dyad.lab.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The RMSE of several runs on the same ratings and on resamples of these, the same resamples for all of them: a paired
 * bootstrap. What the resamples are follows from the seed alone.
 */
public final class ResampledRmse {

    /** Enough for an interval of 95 %. */
    public static final int RESAMPLES = 1000;

    private static final int MIN_RESAMPLES = 40;

    private final double[] rmse;
    private final double[][] resampled;

    private ResampledRmse(double[] rmse, double[][] resampled) {
        this.rmse = rmse;
        this.resampled = resampled;
    }

    /**
     * Resamples.
     *
     * @param errors of the runs
     * @param runs how many, at least 1
     * @param ratings how many, at least 1
     * @param seed of the resamples
     * @param resamples at least 40
     * @param threads change nothing but the time
     */
    public static ResampledRmse of(SquaredErrors errors, int runs, int ratings, long seed, int resamples, int threads) {
        if (runs < 1 || ratings < 1 || resamples < MIN_RESAMPLES) {
            throw new IllegalArgumentException(runs + " runs, " + ratings + " ratings, " + resamples + " resamples");
        }
        double[][] resampled = new double[runs][resamples];
        double[] rmse = new double[runs];
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> passes = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int from = (int) ((long) resamples * t / threads);
                int to = (int) ((long) resamples * (t + 1) / threads);
                passes.add(pool.submit(
                        () -> new ResamplingPass(errors, runs, ratings, seed, from, to).run(rmse, resampled)));
            }
            passes.forEach(ResampledRmse::await);
        } finally {
            pool.shutdownNow();
        }
        return new ResampledRmse(rmse, resampled);
    }

    /** Waits for a pass, and fails as it failed. */
    private static void await(Future<?> pass) {
        try {
            pass.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while resampling");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        }
    }

    /** The RMSE of a run, in ratings. */
    public double rmse(int run) {
        return rmse[run];
    }

    /** The interval of a run's RMSE: from the 2.5 % to the 97.5 % quantile of the resamples. */
    public Interval interval(int run) {
        return interval(resampled[run]);
    }

    /** How much the RMSE of the second run differs from that of the first. */
    public RmseDifference difference(int first, int second) {
        double[] differences = new double[resampled[first].length];
        for (int r = 0; r < differences.length; r++) {
            differences[r] = resampled[second][r] - resampled[first][r];
        }
        return new RmseDifference(
                rmse[second] - rmse[first], Spread.of(differences).deviation(), interval(differences));
    }

    private static Interval interval(double[] values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        return new Interval(quantile(ascending, 0.025), quantile(ascending, 0.975));
    }

    /** Between the two values around place (n + 1) × share, counted from 1. */
    private static double quantile(double[] ascending, double share) {
        double place = (ascending.length + 1) * share - 1;
        int below = (int) place;
        return ascending[below] + (place - below) * (ascending[below + 1] - ascending[below]);
    }
}
