package dev.dyad.train;

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

    /** So many ratings at the mean are thought to come before an item's own when its bias starts; Koren 2010. */
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

    /** Draws the factors; biases start from damped means. */
    void draw(long seed, int threads) {
        users.draw(Seeds.stream(seed, "start.users"), DEVIATION, threads);
        items.draw(Seeds.stream(seed, "start.items"), DEVIATION, threads);
        Ratings train = data.train();
        if (items.isBiased()) {
            double[] sums = new double[items.rows()];
            for (int i = 0; i < train.size(); i++) {
                sums[train.item(i)] += train.value(i) - offset;
            }
            setBiases(items, sums, ITEM_DAMPING);
        }
        if (users.isBiased()) {
            double[] sums = new double[users.rows()];
            for (int i = 0; i < train.size(); i++) {
                sums[train.user(i)] += train.value(i) - offset - items.bias(train.item(i));
            }
            setBiases(users, sums, USER_DAMPING);
        }
    }

    private static void setBiases(SgdSide side, double[] sums, double damping) {
        for (int row = 0; row < sums.length; row++) {
            side.setBias(row, (float) (sums[row] / (side.ratings(row) + damping)));
        }
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
