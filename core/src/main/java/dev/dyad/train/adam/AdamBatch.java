package dev.dyad.train.adam;

import dev.dyad.kernel.AdamClock;
import dev.dyad.kernel.GradientTerms;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.train.TrainingData;

/**
 * One batch: its plan, and what is worked out for each of its ratings. Two of these take turns, so that one can be
 * planned while the other is learned from.
 */
final class AdamBatch {

    private static final float[] ONE = {1};

    final SidePlan users;
    final SidePlan items;
    final SidePlan userFeatures;
    final SidePlan itemFeatures;

    /** By rating: what was given, as level and as value. */
    final int[] levels;

    final float[] values;

    /** By rating: the loss, and 1 where the level is exact, 0 elsewhere. */
    final float[] losses;

    final byte[] exact;

    /** By rating: what the other side's vector and the own one are multiplied by in a gradient, the biases'. */
    final float[] ofOther;

    final float[] ofUser;
    final float[] ofItem;
    final float[] ofUserBias;
    final float[] ofItemBias;
    private final int[] zeros;
    private final float[] none;
    private final float[] valueOf;
    private int ratings;
    private int step;
    private boolean last;

    AdamBatch(AdamSetting setting, AdamSide userSide, AdamSide itemSide, int workers) {
        TrainingData data = setting.data();
        int size = setting.trainer().batchSize();
        users = new SidePlan(SidePlan.Sharing.IN_TURN, userSide.met(), size, workers);
        items = new SidePlan(SidePlan.Sharing.BY_ROW, itemSide.met(), size, workers);
        userFeatures = planOfFeatures(data.userFeatures(), workers);
        itemFeatures = planOfFeatures(data.itemFeatures(), workers);
        levels = new int[size];
        values = new float[size];
        losses = new float[size];
        exact = new byte[size];
        ofOther = new float[size];
        ofUser = new float[size];
        ofItem = new float[size];
        ofUserBias = new float[size];
        ofItemBias = new float[size];
        zeros = new int[size];
        none = new float[size];
        valueOf = new float[data.train().scale().levels()];
        for (int level = 0; level < valueOf.length; level++) {
            valueOf[level] = (float) data.train().scale().value(level);
        }
    }

    private static SidePlan planOfFeatures(FeatureMatrix features, int workers) {
        return new SidePlan(SidePlan.Sharing.BY_ROW, new SidePlan.Met(features.count()), features.count(), workers);
    }

    /** Plans the users of ratings {@code from} to {@code to} − 1 for step {@code t}, and takes down the ratings. */
    void planUsers(PackedRatings order, int from, int to, AdamSide side, AdamClock clock, int t) {
        ratings = to - from;
        step = t;
        users.clear();
        for (int k = 0; k < ratings; k++) {
            users.rowOf[k] = order.user(from + k);
            levels[k] = order.level(from + k);
            values[k] = valueOf[levels[k]];
        }
        users.mentionAll(ratings, side.rows(), clock, t);
        users.group();
        side.planFeatures(users, userFeatures, clock, t);
    }

    /** Plans the items of the same ratings. */
    void planItems(PackedRatings order, int from, int to, AdamSide side, AdamClock clock, int t) {
        items.clear();
        for (int k = 0; k < to - from; k++) {
            items.rowOf[k] = order.item(from + k);
        }
        items.mentionAll(to - from, side.rows(), clock, t);
        items.group();
        side.planFeatures(items, itemFeatures, clock, t);
    }

    /** The terms of the users' gradients in a share, where they are multiples of the items' vectors. */
    GradientTerms userTerms(SidePlan.Share share, AdamSide itemSide) {
        return new GradientTerms(share.start, share.ratings, ofOther, itemSide.vectors(), items.placeOf, share.own);
    }

    GradientTerms itemTerms(SidePlan.Share share, AdamSide userSide) {
        return new GradientTerms(share.start, share.ratings, ofOther, userSide.vectors(), users.placeOf, share.own);
    }

    GradientTerms userBiasTerms(SidePlan.Share share) {
        return new GradientTerms(share.start, share.ratings, ofUserBias, ONE, zeros, none);
    }

    GradientTerms itemBiasTerms(SidePlan.Share share) {
        return new GradientTerms(share.start, share.ratings, ofItemBias, ONE, zeros, none);
    }

    int ratings() {
        return ratings;
    }

    /** The step that is made of this batch, counted from 1. */
    int step() {
        return step;
    }

    /** Whether this batch is the last for now: said by the first thread before the batch, obeyed by all after it. */
    boolean isLast() {
        return last;
    }

    void setLast(boolean last) {
        this.last = last;
    }
}
