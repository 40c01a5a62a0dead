package dev.dyad.data.synthetic;

import dev.dyad.ratings.Seeds;
import java.util.SplittableRandom;

/**
 * How many ratings each user gives: a least number, as MovieLens asks of its members, and a log-normal number above it.
 * The spread is that of ML-25M, whose users give at least 20, in the median 71 and in the mean 154 ratings.
 */
final class Activity {

    private static final int LEAST = 20;
    private static final double SPREAD = 1.39;

    /** The most active user knows this share of the movies, more only where the ratings could not be placed else. */
    private static final double MOST = 0.55;

    private final SyntheticShape shape;
    private final double[] eagerness;
    private final int least;
    private final int most;

    private Activity(SyntheticShape shape, long seed) {
        this.shape = shape;
        NormalStream normal = new NormalStream(new SplittableRandom(Seeds.stream(seed, "synthetic.activity")));
        eagerness = new double[shape.users()];
        for (int u = 0; u < eagerness.length; u++) {
            eagerness[u] = normal.nextLogNormal(SPREAD);
        }
        double mean = (double) shape.ratings() / shape.users();
        least = (int) Math.max(1, Math.min(LEAST, Math.floor(mean / 5)));
        most = (int) Math.ceil(shape.ratedItems() * (MOST + (1 - MOST) * shape.density()));
    }

    /** The number of ratings of each user; they add up to the shape's. */
    static int[] of(SyntheticShape shape, long seed) {
        Activity activity = new Activity(shape, seed);
        int[] counts = activity.rounded(activity.solve());
        activity.settle(counts);
        return counts;
    }

    private double wanted(int user, double scale) {
        return Math.min(most, least + scale * eagerness[user]);
    }

    /** The scale at which all users together give as many ratings as asked for. */
    private double solve() {
        double low = 0;
        double high = shape.ratings();
        for (int step = 0; step < 80; step++) {
            double middle = step < 60 ? StrictMath.sqrt(Math.max(low, 1e-9) * high) : (low + high) / 2;
            double total = 0;
            for (int u = 0; u < eagerness.length; u++) {
                total += wanted(u, middle);
            }
            if (total < shape.ratings()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Carries what rounding takes from one user over to the next. */
    private int[] rounded(double scale) {
        int[] counts = new int[eagerness.length];
        double carried = 0;
        for (int u = 0; u < counts.length; u++) {
            double wanted = wanted(u, scale) + carried;
            counts[u] = (int) Math.max(least, Math.min(most, Math.rint(wanted)));
            carried = wanted - counts[u];
        }
        return counts;
    }

    /** Moves single ratings until the sum is exact. */
    private void settle(int[] counts) {
        long missing = shape.ratings();
        for (int count : counts) {
            missing -= count;
        }
        for (int u = 0; missing != 0; u = (u + 1) % counts.length) {
            if (missing > 0 && counts[u] < most) {
                counts[u]++;
                missing--;
            } else if (missing < 0 && counts[u] > least) {
                counts[u]--;
                missing++;
            }
        }
    }
}
