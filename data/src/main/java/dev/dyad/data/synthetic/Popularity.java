package dev.dyad.data.synthetic;

import dev.dyad.ratings.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How popular each movie is. Every rated movie gets one rating for certain; the others fall on it by its weight, in
 * draws without replacement. The weights are such that a movie can expect
 *
 * <pre>  1 + c · x / (1 + x),  x = s · exp(spread · g_i)   ratings, with g_i standard normal,</pre>
 *
 * where c, a share of the users, is what the most popular movies tend to, and s makes the sum right.
 */
final class Popularity {

    /** About half of ML-25M's users rated the most popular movie. */
    private static final double MOST = 0.55;

    private static final int ROUNDS = 100;

    private final SyntheticShape shape;
    private final double[] fame;
    private final boolean[] rated;
    private final double[] expected;
    private final double[] weights;

    private Popularity(SyntheticShape shape, long seed) {
        this.shape = shape;
        fame = new double[shape.items()];
        rated = new boolean[shape.items()];
        expected = new double[shape.items()];
        weights = new double[shape.items()];
        NormalStream normal = new NormalStream(new SplittableRandom(Seeds.stream(seed, "synthetic.fame")));
        Arrays.setAll(fame, i -> normal.next());
        Arrays.fill(rated, true);
        SplittableRandom random = new SplittableRandom(Seeds.stream(seed, "synthetic.unrated"));
        for (int left = shape.items() - shape.ratedItems(); left > 0; ) {
            int item = random.nextInt(shape.items());
            left -= rated[item] ? 1 : 0;
            rated[item] = false;
        }
    }

    /**
     * The popularity of a shape's movies.
     *
     * @param activity how many ratings each user gives
     */
    static Popularity of(SyntheticShape shape, int[] activity, long seed) {
        Popularity popularity = new Popularity(shape, seed);
        if (shape.ratings() > shape.ratedItems()) {
            popularity.expect(shape.ratings() - shape.ratedItems());
            popularity.weigh(activity);
        }
        return popularity;
    }

    /** Whether the movie gets ratings at all. */
    boolean isRated(int item) {
        return rated[item];
    }

    /** A standard normal number, the higher the more popular. */
    double fame(int item) {
        return fame[item];
    }

    /** How many ratings the movie can expect. */
    double expected(int item) {
        return rated[item] ? 1 + expected[item] : 0;
    }

    /** The weight of each movie in a draw, 0 where it gets no ratings. */
    double[] weights() {
        return weights;
    }

    /** Sets what each movie can expect beyond its first rating. */
    private void expect(long total) {
        double[] raw = new double[fame.length];
        Arrays.setAll(raw, i -> rated[i] ? StrictMath.exp(shape.popularitySpread() * fame[i]) : 0);
        double others = shape.users() - 1;
        double density = total / (others * shape.ratedItems());
        double most = others * (MOST + (1 - MOST) * density);
        double low = -40;
        double high = 40;
        for (int step = 0; step < 60; step++) {
            double scale = StrictMath.exp((low + high) / 2);
            double sum = 0;
            for (int i = 0; i < raw.length; i++) {
                expected[i] = most * scale * raw[i] / (1 + scale * raw[i]);
                sum += expected[i];
            }
            if (sum < total) {
                low = (low + high) / 2;
            } else {
                high = (low + high) / 2;
            }
        }
    }

    /**
     * Finds the weights. A user who draws for a time t, as it were, gets a movie of weight w with probability 1 −
     * exp(−t·w); times and weights are scaled in turn until users get as many movies, and movies as many users, as they
     * expect.
     */
    private void weigh(int[] activity) {
        double free = 1 - (double) shape.ratedItems() / shape.ratings();
        LogClasses users = LogClasses.of(
                Arrays.stream(activity).mapToDouble(count -> count * free).toArray());
        LogClasses items = LogClasses.of(expected);
        double[] times = users.means().clone();
        double[] classWeights = items.means().clone();
        double mean = (double) shape.ratings() / shape.users();
        for (int c = 0; c < classWeights.length; c++) {
            classWeights[c] /= shape.users() * mean;
        }
        for (int round = 0; round < ROUNDS; round++) {
            scale(times, users, classWeights, items);
            scale(classWeights, items, times, users);
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = expected[i] > 0 ? classWeights[items.of(expected[i])] : 0;
        }
    }

    private static void scale(double[] scaled, LogClasses own, double[] others, LogClasses other) {
        for (int c = 0; c < scaled.length; c++) {
            if (own.counts()[c] > 0) {
                double got = 0;
                for (int d = 0; d < others.length; d++) {
                    got += other.counts()[d] * -StrictMath.expm1(-scaled[c] * others[d]);
                }
                scaled[c] = Math.min(1e12, scaled[c] * own.means()[c] / got);
            }
        }
    }
}
