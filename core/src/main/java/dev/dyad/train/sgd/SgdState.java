package dev.dyad.train.sgd;

import dev.dyad.kernel.Parallel;
import dev.dyad.model.FactorMatrix;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Side;
import dev.dyad.model.Thresholds;
import dev.dyad.model.TimeEffects;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.Seeds;
import dev.dyad.train.Sgd;
import dev.dyad.train.TrainingData;
import dev.dyad.train.fit.ParameterArray;
import dev.dyad.train.fit.RatingUnit;
import dev.dyad.train.fit.RowPrior;
import java.util.List;
import java.util.stream.Stream;

/**
 * All parameters of a fit: how they start, and how a model is made of them. Scores are counted from the mean rating in
 * standard deviations of ratings, so that the same learning rate and regularization suit any scale; with an ordinal head,
 * in standard deviations of a logistic variable, which come to about the same.
 */
final class SgdState {

    /** The standard deviation of fresh factors. */
    private static final double DEVIATION = 0.05;

    /** So many ratings at the mean are thought to come before an item's own when its bias starts. */
    private static final double ITEM_DAMPING = 10;

    /** And before a user's own. */
    private static final double USER_DAMPING = 5;

    private final TrainingData data;
    private final ModelSpec spec;
    private final Sgd trainer;
    private final double offset;
    private final double unit;
    private final SgdGrid grid;
    private final SgdSide users;
    private final SgdSide items;
    private final SgdRated rated;
    private final SgdTimes times;
    private final SgdThresholds thresholds;

    SgdState(TrainingData data, ModelSpec spec, Sgd trainer, int threads) {
        this.data = data;
        this.spec = spec;
        this.trainer = trainer;
        Ratings train = data.train();
        Counts counts = Counts.of(train, threads);
        long[] levels = counts.levels();
        RatingUnit rating = RatingUnit.of(train.scale(), levels);
        offset = rating.mean();
        unit = rating.deviation();
        int width = SgdSide.width(spec.dim());
        grid = SgdGrid.of(train.userCount(), train.itemCount(), width);
        boolean byRated = spec.features().hasRated();
        users = side(counts.users(), grid.userGroups(), spec.biases().ofUsers(), data.userFeatures(), byRated, threads);
        items = side(counts.items(), grid.itemGroups(), spec.biases().ofItems(), data.itemFeatures(), false, threads);
        rated = new SgdRated(byRated, users.groups(), items.groups(), width);
        times = SgdTimes.of(train, spec.features(), users.groups(), items.groups(), threads);
        thresholds = spec.head() == Head.ORDINAL
                ? new SgdThresholds(users, train, levels, times.eras())
                : SgdThresholds.none(users);
    }

    /** How many ratings each user, item and level has. */
    private record Counts(int[] users, int[] items, long[] levels) {

        static Counts of(Ratings ratings, int threads) {
            int[][] rows = new int[2][];
            Parallel.forEach(
                    threads, 2, side -> rows[side] = side == 0 ? ratings.countByUser() : ratings.countByItem());
            return new Counts(rows[0], rows[1], ratings.countByLevel());
        }
    }

    private SgdSide side(
            int[] ratings, int count, boolean biased, FeatureMatrix features, boolean byRated, int threads) {
        SgdGroups groups = new SgdGroups(ratings, count);
        RowPrior prior = new RowPrior(features, groups, SgdSide.width(spec.dim()), byRated);
        return new SgdSide(groups, ratings, spec.dim(), biased, trainer, prior, threads);
    }

    /** Draws the factors; biases start from damped means (Koren 2010, section 2.1). */
    void draw(SgdBlocks blocks, long seed, int threads) {
        users.draw(Seeds.stream(seed, "start.users"), DEVIATION, threads);
        items.draw(Seeds.stream(seed, "start.items"), DEVIATION, threads);
        if (items.isBiased()) {
            Parallel.forEach(threads, grid.itemGroups(), g -> startItemBiases(blocks, g));
        }
        if (users.isBiased()) {
            Parallel.forEach(threads, grid.userGroups(), g -> startUserBiases(blocks, g));
        }
    }

    private void startItemBiases(SgdBlocks blocks, int group) {
        double[] sums = new double[items.groups().rows(group).length];
        for (int userGroup = 0; userGroup < grid.userGroups(); userGroup++) {
            blocks.forEach(userGroup, group, (user, item, level) -> sums[item] += value(level));
        }
        items.setBiases(group, sums, ITEM_DAMPING);
    }

    private void startUserBiases(SgdBlocks blocks, int group) {
        double[] sums = new double[users.groups().rows(group).length];
        for (int itemGroup = 0; itemGroup < grid.itemGroups(); itemGroup++) {
            float[] itemBiases = items.biases(itemGroup);
            blocks.forEach(group, itemGroup, (user, item, level) -> sums[user] += value(level) - itemBiases[item]);
        }
        users.setBiases(group, sums, USER_DAMPING);
    }

    /** The rating of a level, in standard deviations above the mean. */
    private double value(int level) {
        return (data.train().scale().value(level) - offset) / unit;
    }

    /** Fits what features say to the rows. */
    void fitPriors(SgdBlocks blocks, int threads) {
        float ridge = (float) trainer.rowL2();
        users.fitPriors(ridge);
        rated.fit(blocks, users, ridge, threads);
        items.fitPriors(ridge);
        thresholds.fitShared();
        // Afresh, so that they have the bits that a resumed fit gives them.
        setMeans(blocks, threads);
    }

    /** Works out what rows shrink to, where the features' factors have been replaced. */
    void setMeans(SgdBlocks blocks, int threads) {
        users.setMeans();
        rated.addMeans(blocks, users.prior(), threads);
        items.setMeans();
    }

    SgdGrid grid() {
        return grid;
    }

    SgdSide users() {
        return users;
    }

    SgdSide items() {
        return items;
    }

    SgdTimes times() {
        return times;
    }

    SgdThresholds thresholds() {
        return thresholds;
    }

    /** What scores are for, in a block of that group of users, with its counts at zero. */
    SgdHead head(int userGroup) {
        return spec.head() == Head.ORDINAL
                ? new OrdinalHead(thresholds, userGroup)
                : new RegressionHead(data.train().scale(), offset, unit);
    }

    /** Every array of parameters, by a name of its own. */
    List<ParameterArray> arrays() {
        return Stream.of(
                        users.arrays("users"),
                        items.arrays("items"),
                        thresholds.arrays(),
                        rated.arrays(),
                        times.days().arrays(),
                        times.sittings().arrays(),
                        times.drift().arrays())
                .flatMap(List::stream)
                .toList();
    }

    /** The model as it stands, in ratings or, with an ordinal head, in logits. */
    FactorModel model(int threads) {
        RatingScale scale = data.train().scale();
        boolean ordinal = spec.head() == Head.ORDINAL;
        double in = ordinal ? OrdinalHead.LOGITS : unit;
        Side userSide = side(users, SgdDrift.NONE, in, threads);
        Side itemSide = side(items, times.drift(), in, threads);
        TimeEffects effects = new TimeEffects(
                times.days().toModel(users.rows(), in),
                times.sittings().toModel(users.rows(), in),
                times.drift().toModel(items.rows(), in),
                thresholds.earlier());
        Thresholds present = ordinal ? thresholds.present() : Thresholds.NONE;
        return new FactorModel(spec, scale, ordinal ? 0 : offset, userSide, itemSide, present, effects);
    }

    /**
     * @param drift whose last stretch is the present
     * @param in what a score of 1 becomes
     */
    private Side side(SgdSide side, SgdDrift drift, double in, int threads) {
        float[] biases = new float[side.isBiased() || !drift.isEmpty() ? side.rows() : 0];
        for (int row = 0; row < biases.length; row++) {
            biases[row] = (float) ((side.bias(row) + drift.present(row)) * in);
        }
        // So that products of two are right.
        float root = (float) Math.sqrt(in);
        int dim = spec.dim();
        RowPrior prior = side.prior();
        FactorMatrix own = FactorMatrix.of(side.rows(), dim, threads, (row, target, at) -> {
            side.copyOwn(row, target, at);
            scale(target, at, dim, root);
        });
        FactorMatrix ofFeatures = FactorMatrix.of(prior.features().count(), dim, threads, (row, target, at) -> {
            prior.copyFactors(row, target, at, dim);
            scale(target, at, dim, root);
        });
        return new Side(own, biases, prior.features(), ofFeatures);
    }

    private static void scale(float[] numbers, int from, int count, float factor) {
        for (int k = from; k < from + count; k++) {
            numbers[k] *= factor;
        }
    }
}
