package dev.dyad.train;

import dev.dyad.kernel.Parallel;
import dev.dyad.model.FactorMatrix;
import dev.dyad.model.FactorModel;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Side;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.Seeds;
import java.util.List;
import java.util.stream.Stream;

/** All parameters of a fit: how they start, and how a model is made of them. */
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
    private final SgdGrid grid;
    private final SgdSide users;
    private final SgdSide items;

    SgdState(TrainingData data, ModelSpec spec, Sgd trainer) {
        this.data = data;
        this.spec = spec;
        this.trainer = trainer;
        Ratings train = data.train();
        offset = train.mean();
        int width = SgdSide.width(spec.dim());
        grid = SgdGrid.of(train.userCount(), train.itemCount(), width);
        users = side(train.countByUser(), grid.userGroups(), spec.biases().ofUsers(), data.userFeatures());
        items = side(train.countByItem(), grid.itemGroups(), spec.biases().ofItems(), data.itemFeatures());
    }

    private SgdSide side(int[] ratings, int count, boolean biased, FeatureMatrix features) {
        SgdGroups groups = new SgdGroups(ratings, count);
        SgdPrior prior = new SgdPrior(features, groups, SgdSide.width(spec.dim()));
        return new SgdSide(groups, ratings, spec.dim(), biased, trainer, prior);
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
            blocks.forEach(userGroup, group, (user, item, level) -> sums[item] += value(level) - offset);
        }
        items.setBiases(group, sums, ITEM_DAMPING);
    }

    private void startUserBiases(SgdBlocks blocks, int group) {
        double[] sums = new double[users.groups().rows(group).length];
        for (int itemGroup = 0; itemGroup < grid.itemGroups(); itemGroup++) {
            float[] itemBiases = items.biases(itemGroup);
            blocks.forEach(
                    group, itemGroup, (user, item, level) -> sums[user] += value(level) - offset - itemBiases[item]);
        }
        users.setBiases(group, sums, USER_DAMPING);
    }

    private double value(int level) {
        return data.train().scale().value(level);
    }

    /** Fits what features say to the rows. */
    void fitPriors() {
        float ridge = (float) trainer.rowL2();
        users.prior().fit(users, ridge);
        items.prior().fit(items, ridge);
    }

    /** Works out what rows shrink to, where the features' factors have been replaced. */
    void setMeans() {
        users.prior().setMeans(users.groups());
        items.prior().setMeans(items.groups());
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

    /** μ: the mean rating of the training part. */
    double offset() {
        return offset;
    }

    /** Every array of parameters, by a name of its own. */
    List<SgdArray> arrays() {
        return Stream.of(users.arrays("users"), items.arrays("items"))
                .flatMap(List::stream)
                .toList();
    }

    FactorModel model() {
        return new FactorModel(spec, data.train().scale(), offset, side(users), side(items));
    }

    private Side side(SgdSide side) {
        int dim = spec.dim();
        float[] biases = new float[side.isBiased() ? side.rows() : 0];
        for (int row = 0; row < biases.length; row++) {
            biases[row] = side.bias(row);
        }
        SgdPrior prior = side.prior();
        FeatureMatrix features = prior.features();
        FactorMatrix ofFeatures =
                FactorMatrix.of(features.count(), dim, (row, target, at) -> prior.copyFactors(row, target, at, dim));
        return new Side(FactorMatrix.of(side.rows(), dim, side::copyOwn), biases, features, ofFeatures);
    }
}
