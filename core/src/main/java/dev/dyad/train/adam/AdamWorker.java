package dev.dyad.train.adam;

import dev.dyad.kernel.AdamClock;
import dev.dyad.kernel.Kernels;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.RatingScale;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One thread of a fit. In each batch it reads its own items, then learns from the ratings of its own users, block by
 * block, so that a user's row is read and stepped while it is in the nearest caches, and at last steps its items by what
 * all threads have found. The threads meet after the first two of these.
 */
final class AdamWorker {

    /** Users that are read, and then stepped, together. */
    private static final int BLOCK = 16;

    private static final float MAX_INVERSE = 1 / Similarity.MIN_NORM;
    private static final Kernels KERNELS = Kernels.instance();

    private final int index;
    private final AdamSide users;
    private final AdamSide items;
    private final @Nullable DroppedVectors dropped;
    private final @Nullable AdamThresholds thresholds;
    private final boolean cosine;
    private final int width;
    private final RatingScale scale;
    private final float halfRange;
    private final float offset;

    /** @param thresholds of an ordinal head */
    AdamWorker(
            AdamSetting setting,
            int index,
            AdamSide users,
            AdamSide items,
            @Nullable DroppedVectors dropped,
            @Nullable AdamThresholds thresholds) {
        this.index = index;
        this.users = users;
        this.items = items;
        this.dropped = dropped;
        this.thresholds = thresholds;
        cosine = setting.spec().similarity() == Similarity.COSINE;
        width = setting.spec().dim();
        scale = setting.data().train().scale();
        halfRange = (float) scale.halfRange();
        offset = (float) setting.offset();
    }

    void readFeatures(AdamBatch batch, AdamClock clock) {
        users.readFeatures(batch.userFeatures.shares[index], clock);
        items.readFeatures(batch.itemFeatures.shares[index], clock);
    }

    void readItems(AdamBatch batch, AdamClock clock) {
        SidePlan.Share share = batch.items.shares[index];
        for (int from = 0; from < share.count(); from += BLOCK) {
            items.read(share, batch.itemFeatures, from, Math.min(share.count(), from + BLOCK), clock);
        }
    }

    /** Finds the scores of this thread's users' ratings, and steps the users. All items have been read. */
    void learnUsers(AdamBatch batch, AdamClock clock) {
        SidePlan.Share share = batch.users.shares[index];
        for (int from = 0; from < share.count(); from += BLOCK) {
            int to = Math.min(share.count(), from + BLOCK);
            users.read(share, batch.userFeatures, from, to, clock);
            if (thresholds != null) {
                thresholds.read(share, from, to, clock);
            }
            for (int j = share.start[from]; j < share.start[to]; j++) {
                score(batch, share.ratings[j]);
            }
            sumOwn(share, from, to, batch.ofUser);
            for (int entry = from; users.collects() && entry < to; entry++) {
                collect(share, entry, users, items, batch.items.placeOf, batch.ofUser, batch.ofOther);
            }
            if (thresholds != null) {
                thresholds.step(batch, share, from, to, clock);
            }
            users.step(share, from, to, clock, batch.step(), batch.userTerms(share, items), batch.userBiasTerms(share));
        }
    }

    /** Steps this thread's items. All ratings have their scores. */
    void learnItems(AdamBatch batch, AdamClock clock) {
        SidePlan.Share share = batch.items.shares[index];
        int count = share.count();
        sumOwn(share, 0, count, batch.ofItem);
        for (int entry = 0; items.collects() && entry < count; entry++) {
            collect(share, entry, items, users, batch.users.placeOf, batch.ofItem, batch.ofOther);
        }
        if (thresholds != null && index == 0) {
            thresholds.stepShared(batch, clock);
        }
        items.step(share, 0, count, clock, batch.step(), batch.itemTerms(share, users), batch.itemBiasTerms(share));
    }

    /** Steps this thread's features. The gradients of all rows are known. */
    void learnFeatures(AdamBatch batch, AdamClock clock) {
        SidePlan.Share ofUsers = batch.userFeatures.shares[index];
        SidePlan.Share ofItems = batch.itemFeatures.shares[index];
        users.stepFeatures(batch.users, batch.userFeatures, ofUsers, clock, batch.step());
        items.stepFeatures(batch.items, batch.itemFeatures, ofItems, clock, batch.step());
    }

    /** Finds the score of one rating, and from its error what the gradients ask for. */
    private void score(AdamBatch batch, int k) {
        int user = batch.users.placeOf[k];
        int item = batch.items.placeOf[k];
        float[] p = users.vectors();
        float[] q = items.vectors();
        int pAt = user * width;
        int qAt = item * width;
        float ofUserBias = 1;
        float ofItemBias = 1;
        if (dropped != null) {
            dropped.fill(batch.step(), k, p, pAt, q, qAt);
            p = dropped.users();
            q = dropped.items();
            pAt = k * width;
            qAt = k * width;
            ofUserBias = dropped.userBiasFactor(k);
            ofItemBias = dropped.itemBiasFactor(k);
        }
        float rest = offset + users.bias(user) * ofUserBias + items.bias(item) * ofItemBias;
        float product = KERNELS.dot(p, pAt, q, qAt, width);
        float score = rest + product;
        float byUser = 0;
        float byItem = 0;
        if (cosine) {
            byUser = dropped == null ? users.inverse(user) : users.inverseNorm(p, pAt);
            byItem = dropped == null ? items.inverse(item) : items.inverseNorm(q, qAt);
            score = rest + halfRange * (product * byUser * byItem);
        }
        float slope = (thresholds == null ? judge(batch, k, score) : thresholds.judge(batch, k, user, score))
                / batch.ratings();
        batch.ofUserBias[k] = slope * ofUserBias;
        batch.ofItemBias[k] = slope * ofItemBias;
        batch.ofOther[k] = slope;
        if (cosine) {
            float turned = slope * halfRange;
            float pull = turned * product * byUser * byItem;
            batch.ofOther[k] = turned * byUser * byItem;
            batch.ofUser[k] = own(pull, byUser);
            batch.ofItem[k] = own(pull, byItem);
        }
    }

    /** Takes down the squared error, and whether the nearest level is the rating's; gives the error's derivative by the score. */
    private float judge(AdamBatch batch, int k, float score) {
        float error = score - batch.values[k];
        batch.losses[k] = error * error;
        batch.exact[k] = (byte) (scale.nearestLevel(score) == batch.levels[k] ? 1 : 0);
        return 2 * error;
    }

    /** A vector's own part of its gradient: none where its norm is replaced by the smallest one allowed. */
    private static float own(float pull, float inverse) {
        return inverse == MAX_INVERSE ? 0 : -pull * inverse * inverse;
    }

    /** What each row's own vector is multiplied by. With dropout it is the vectors of its ratings that are. */
    private void sumOwn(SidePlan.Share share, int from, int to, float[] byRating) {
        for (int entry = from; cosine && dropped == null && entry < to; entry++) {
            float sum = 0;
            for (int j = share.start[entry]; j < share.start[entry + 1]; j++) {
                sum += byRating[share.ratings[j]];
            }
            share.own[entry] = sum;
        }
    }

    /** Sums the gradient of a row's vector. */
    private void collect(
            SidePlan.Share share,
            int entry,
            AdamSide side,
            AdamSide other,
            int[] otherPlace,
            float[] ofOwn,
            float[] ofOther) {
        float[] gradient = side.gradients();
        int at = (share.place + entry) * width;
        Arrays.fill(gradient, at, at + width, 0);
        for (int j = share.start[entry]; j < share.start[entry + 1]; j++) {
            int k = share.ratings[j];
            if (dropped == null) {
                KERNELS.addScaled(ofOther[k], other.vectors(), otherPlace[k] * width, gradient, at, width);
            } else if (side == users) {
                dropped.addUserGradient(k, ofOther[k], ofOwn[k], gradient, at);
            } else {
                dropped.addItemGradient(k, ofOther[k], ofOwn[k], gradient, at);
            }
        }
        if (dropped == null) {
            KERNELS.addScaled(share.own[entry], side.vectors(), at, gradient, at, width);
        }
    }
}
