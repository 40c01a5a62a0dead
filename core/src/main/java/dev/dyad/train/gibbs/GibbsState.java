package dev.dyad.train.gibbs;

import dev.dyad.kernel.Kernels;
import dev.dyad.kernel.Parallel;
import dev.dyad.model.ModelSpec;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.Seeds;
import dev.dyad.train.TrainingData;
import dev.dyad.train.fit.LossMeter;
import dev.dyad.train.fit.RatingsByRow;

/**
 * The sample as it stands: all that is drawn anew in each sweep. Scores are counted from the mean rating in standard
 * deviations of ratings, so that the same priors suit any scale.
 */
final class GibbsState {

    private static final Kernels KERNELS = Kernels.instance();

    /** Rows that one thread takes at a time. */
    private static final int CHUNK = 32;

    private final RatingScale scale;
    private final double offset;
    private final double unit;
    private final float[] values;
    /** What rounding to levels alone does to a rating; below it no noise is believed, so that precisions stay finite. */
    private final double rounding;

    private final long seed;
    private final GibbsSide users;
    private final GibbsSide items;
    private final GibbsNoise noise;

    GibbsState(TrainingData data, ModelSpec spec, long seed) {
        this.seed = seed;
        Ratings train = data.train();
        scale = train.scale();
        offset = train.mean();
        unit = deviation(train, offset);
        values = new float[scale.levels()];
        for (int level = 0; level < values.length; level++) {
            values[level] = (float) ((scale.value(level) - offset) / unit);
        }
        rounding = scale.step() * scale.step() / (12 * unit * unit);
        int dim = spec.dim();
        users = new GibbsSide(
                "users",
                RatingsByRow.ofUsers(train),
                data.userFeatures(),
                dim,
                spec.biases().ofUsers());
        items = new GibbsSide(
                "items",
                RatingsByRow.ofItems(train),
                data.itemFeatures(),
                dim,
                spec.biases().ofItems());
        noise = new GibbsNoise(users.ratings());
    }

    /** The standard deviation of ratings, 1 where all are equal. */
    private static double deviation(Ratings ratings, double mean) {
        long[] counts = ratings.countByLevel();
        double squares = 0;
        for (int level = 0; level < counts.length; level++) {
            double difference = ratings.scale().value(level) - mean;
            squares += counts[level] * difference * difference;
        }
        return squares == 0 ? 1 : Math.sqrt(squares / ratings.size());
    }

    /** Draws where sampling starts from: products of rows with a variance of a third. */
    void start() {
        double deviation = Math.sqrt(Math.sqrt(0.3 / users.dim()));
        users.draw(Seeds.stream(seed, "gibbs.start.users"), deviation);
        items.draw(Seeds.stream(seed, "gibbs.start.items"), deviation);
    }

    /** Draws the users' rows; says of each by how much the draw missed its mean, so that rows without ratings can tell. */
    void drawUsers(int sweep, Misses misses, int threads) {
        drawSide(users, items, userTargets(), sweep, misses, threads);
    }

    /** Draws the items' rows, likewise. */
    void drawItems(int sweep, Misses misses, int threads) {
        drawSide(items, users, itemTargets(), sweep, misses, threads);
    }

    /** Is told of drawn rows, by several threads. */
    @FunctionalInterface
    interface Misses {
        /** @param noise what was added to the row's mean */
        void of(int row, double[] noise);
    }

    private void drawSide(GibbsSide side, GibbsSide other, Targets targets, int sweep, Misses misses, int threads) {
        side.prior().draw(new Draws(Seeds.stream(seed, "gibbs.prior." + side.name(), sweep)), threads);
        long stream = Seeds.stream(seed, "gibbs.rows." + side.name(), sweep);
        Parallel.forEach(threads, (side.rows() + CHUNK - 1) / CHUNK, c -> {
            RowSampler sampler = new RowSampler(side, other, targets, stream);
            for (int row = c * CHUNK; row < Math.min(side.rows(), (c + 1) * CHUNK); row++) {
                sampler.draw(row);
                side.set(row, sampler.mean(), sampler.noise());
                misses.of(row, sampler.noise());
            }
        });
    }

    Targets userTargets() {
        return new Targets() {
            @Override
            public float of(int k) {
                return values[users.ratings().level(k)];
            }

            @Override
            public float rootPrecision(int row, int otherRow) {
                return noise.root(row);
            }
        };
    }

    Targets itemTargets() {
        return new Targets() {
            @Override
            public float of(int k) {
                return values[items.ratings().level(k)];
            }

            @Override
            public float rootPrecision(int row, int otherRow) {
                return noise.root(otherRow);
            }
        };
    }

    /** Draws the noise, and counts how good the sample is. */
    void drawNoise(int sweep, LossMeter meter, int threads) {
        double[] squares = new double[users.rows()];
        int[] exact = new int[users.rows()];
        Parallel.forEach(threads, (users.rows() + CHUNK - 1) / CHUNK, c -> {
            for (int user = c * CHUNK; user < Math.min(users.rows(), (c + 1) * CHUNK); user++) {
                compare(user, squares, exact);
            }
        });
        double sum = 0;
        long right = 0;
        for (int user = 0; user < squares.length; user++) {
            sum += squares[user];
            right += exact[user];
            squares[user] = Math.max(squares[user], users.ratings().count(user) * rounding);
        }
        int n = users.ratings().start(users.rows());
        meter.add(sum * unit * unit, right, n, n);
        noise.draw(squares, new Draws(Seeds.stream(seed, "gibbs.noise", sweep)));
    }

    private void compare(int user, double[] squares, int[] exact) {
        RatingsByRow ratings = users.ratings();
        for (int k = ratings.start(user); k < ratings.start(user + 1); k++) {
            double score = score(user, ratings.other(k));
            double error = values[ratings.level(k)] - score;
            squares[user] += error * error;
            exact[user] += scale.nearestLevel(offset + unit * score) == ratings.level(k) ? 1 : 0;
        }
    }

    private double score(int user, int item) {
        return score(user, item, items.values());
    }

    private double score(int user, int item, float[] itemRows) {
        int at = items.at(item);
        return users.bias(user)
                + itemRows[at + items.dim()]
                + KERNELS.dot(users.values(), users.at(user), itemRows, at, users.dim());
    }

    /** What is expected of a pair, in ratings, given this sample's users alone: items count by their means. */
    double rating(int user, int item) {
        return offset + unit * score(user, item, items.means());
    }

    GibbsSide users() {
        return users;
    }

    GibbsSide items() {
        return items;
    }

    GibbsNoise noise() {
        return noise;
    }

    double unit() {
        return unit;
    }

    double offset() {
        return offset;
    }
}
