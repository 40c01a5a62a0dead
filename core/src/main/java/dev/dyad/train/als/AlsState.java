package dev.dyad.train.als;

import dev.dyad.kernel.RidgeKernels;
import dev.dyad.model.Biases;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Ratings;
import dev.dyad.train.Als;
import dev.dyad.train.TrainingData;
import dev.dyad.train.fit.ParameterArray;
import dev.dyad.train.fit.RatingUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All parameters of a fit, what they are fitted to, and how a model is made of them. */
final class AlsState {

    /** The standard deviation of fresh factors' inner products with a vector of length 1. */
    private static final double START = 0.1;

    private final ModelSpec spec;
    private final Als trainer;
    private final Ratings train;
    private final RatingUnit unit;
    private final int width;
    private final AlsSide users;
    private final AlsSide items;

    AlsState(TrainingData data, ModelSpec spec, Als trainer) {
        this.spec = spec;
        this.trainer = trainer;
        train = data.train();
        unit = RatingUnit.of(train.scale(), train.countByLevel());
        width = RidgeKernels.instance().width(spec.dim() + (spec.biases() == Biases.NONE ? 0 : 1));
        int[] byUser = train.countByUser();
        int[] byItem = train.countByItem();
        users = side(byUser, rated(byItem), spec.biases().ofUsers(), data.userFeatures());
        items = side(byItem, rated(byUser), spec.biases().ofItems(), data.itemFeatures());
    }

    private static long rated(int[] counts) {
        return Arrays.stream(counts).filter(n -> n > 0).count();
    }

    /** @param others rows of the other side that have ratings */
    private AlsSide side(int[] ratings, long others, boolean biased, FeatureMatrix features) {
        float[] weights = new float[ratings.length];
        for (int row = 0; row < weights.length; row++) {
            double pairs = ratings[row] + trainer.unobserved() * others;
            weights[row] = (float) (trainer.l2() * StrictMath.pow(pairs, trainer.l2Exponent()) + trainer.rowL2());
        }
        return new AlsSide(spec.dim(), width, spec.dim() + (biased ? 1 : 0), ratings, weights, features);
    }

    /** Draws the items; users are solved for first. */
    void draw(long seed) {
        items.draw(seed, "start.items", START / Math.sqrt(spec.dim()));
    }

    /** Fits what features say to the rows. */
    void fitPriors() {
        float ridge = (float) trainer.rowL2();
        users.prior().fit(users, ridge);
        items.prior().fit(items, ridge);
        // Afresh, so that they have the bits that a resumed fit gives them.
        setMeans();
    }

    /** Works out what rows shrink to, where the features' factors have been replaced. */
    void setMeans() {
        users.prior().setMeans();
        items.prior().setMeans();
    }

    int width() {
        return width;
    }

    int dim() {
        return spec.dim();
    }

    AlsSide users() {
        return users;
    }

    AlsSide items() {
        return items;
    }

    boolean isImplicit() {
        return spec.head() == Head.IMPLICIT;
    }

    /** The weight of the square of every pair's score. */
    float unobserved() {
        return (float) trainer.unobserved();
    }

    /** What a score should be for each level: 1 for all, or the rating in its unit. */
    float[] targets() {
        float[] targets = new float[train.scale().levels()];
        for (int level = 0; level < targets.length; level++) {
            targets[level] = isImplicit() ? 1 : (float) unit.of(train.scale().value(level));
        }
        return targets;
    }

    /** What a loss of 1 is in the unit of the model's scores. */
    double lossUnit() {
        return isImplicit() ? 1 : unit.deviation() * unit.deviation();
    }

    /** Every array of parameters, by a name of its own. */
    List<ParameterArray> arrays() {
        return Stream.of(users.arrays("users"), items.arrays("items"))
                .flatMap(List::stream)
                .toList();
    }

    /** The model as it stands, in ratings or, with an implicit head, in shares of 1. */
    FactorModel model(int threads) {
        double in = isImplicit() ? 1 : unit.deviation();
        double offset = isImplicit() ? 0 : unit.mean();
        return new FactorModel(spec, train.scale(), offset, users.toModel(in, threads), items.toModel(in, threads));
    }
}
