package dev.dyad.train;

import dev.dyad.kernel.AdamClock;
import dev.dyad.kernel.Dropout;
import dev.dyad.kernel.Kernels;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Seeds;
import org.jspecify.annotations.Nullable;

/**
 * One thread of a fit. It goes through all batches, and does to its slices of the vectors all that is done to them. In
 * each batch the threads meet once: before, each adds its part to the inner products; after, each finds the errors from
 * the sums and steps its part of the rows.
 */
final class AdamWorker {

    private static final Kernels KERNELS = Kernels.instance();

    private static final float MAX_INVERSE = 1 / Similarity.MIN_NORM;

    final AdamSide users;
    final AdamSide items;
    final int firstDimension;
    final int width;
    private final int index;
    private final Slices slices;
    private final int firstSlice;
    private final int endSlice;
    private final Similarity similarity;
    private final float halfRange;
    private final float[] valueOf;
    private final float offset;
    private final Rendezvous rendezvous;
    private final @Nullable DroppedVectors droppedUsers;
    private final @Nullable DroppedVectors droppedItems;
    private final Gradients userGradients;
    private final Gradients itemGradients;
    private final float[] userInverse;
    private final float[] itemInverse;
    private final int[] userOf;
    private final int[] itemOf;
    private final float[] values;
    private final float[] scores;
    private int ratings;

    AdamWorker(AdamSetting setting, int index, int workers, Rendezvous rendezvous) {
        ModelSpec spec = setting.spec();
        Adam adam = setting.trainer();
        TrainingData data = setting.data();
        int batchSize = adam.batchSize();
        this.index = index;
        this.rendezvous = rendezvous;
        slices = setting.slices();
        firstSlice = slices.firstOf(index, workers);
        endSlice = slices.firstOf(index + 1, workers);
        firstDimension = slices.start(firstSlice);
        width = slices.start(endSlice) - firstDimension;
        similarity = spec.similarity();
        RatingScale scale = data.train().scale();
        halfRange = (float) scale.halfRange();
        valueOf = new float[scale.levels()];
        for (int level = 0; level < valueOf.length; level++) {
            valueOf[level] = (float) scale.value(level);
        }
        offset = (float) setting.offset();
        int userCount = data.train().userCount();
        int itemCount = data.train().itemCount();
        boolean keepsUserBiases = spec.biases().ofUsers() && index == workers - 1;
        boolean keepsItemBiases = spec.biases().ofItems() && index == 0;
        users = new AdamSide(
                userCount,
                data.userFeatures(),
                width,
                adam.l2(),
                batchSize,
                keepsUserBiases ? AdamTable.Biases.HERE : AdamTable.Biases.ELSEWHERE);
        items = new AdamSide(
                itemCount,
                data.itemFeatures(),
                width,
                adam.l2(),
                batchSize,
                keepsItemBiases ? AdamTable.Biases.HERE : AdamTable.Biases.ELSEWHERE);
        droppedUsers = dropped(setting, "dropout.users");
        droppedItems = dropped(setting, "dropout.items");
        userGradients = new Gradients(batchSize, width, users, items, droppedUsers, droppedItems);
        itemGradients = new Gradients(batchSize, width, items, users, droppedItems, droppedUsers);
        userInverse = new float[batchSize];
        itemInverse = new float[batchSize];
        userOf = new int[batchSize];
        itemOf = new int[batchSize];
        values = new float[batchSize];
        scores = new float[batchSize];
    }

    private @Nullable DroppedVectors dropped(AdamSetting setting, String stream) {
        double share = setting.trainer().dropout();
        return share == 0
                ? null
                : new DroppedVectors(
                        Dropout.of(share),
                        Seeds.stream(setting.seed(), stream),
                        setting.spec().dim(),
                        firstDimension,
                        width,
                        setting.trainer().batchSize());
    }

    /**
     * Trains on one batch, ratings {@code from} to {@code to} − 1, as step {@code t}.
     *
     * @param exchange of this batch; the one before it may still be in use by other threads
     * @param meter where the batch's errors are told, by the first thread alone
     */
    void train(PackedRatings order, int from, int to, AdamClock clock, int t, Exchange exchange, LossMeter meter) {
        ratings = to - from;
        for (int k = 0; k < ratings; k++) {
            userOf[k] = order.user(from + k);
            itemOf[k] = order.item(from + k);
            values[k] = valueOf[order.level(from + k)];
        }
        users.group(userOf, ratings);
        items.group(itemOf, ratings);
        users.read(clock, t, exchange.userBiases);
        items.read(clock, t, exchange.itemBiases);
        if (droppedUsers != null && droppedItems != null) {
            droppedUsers.fill(t, ratings, users);
            droppedItems.fill(t, ratings, items);
        }
        for (int slice = firstSlice; slice < endSlice; slice++) {
            addProducts(slice, exchange);
        }
        rendezvous.meet(index);
        findErrors(exchange);
        if (index == 0) {
            meter.add(scores, values, ratings);
        }
        users.step(clock, t, userGradients, exchange.userBiases);
        items.step(clock, t, itemGradients, exchange.itemBiases);
    }

    private void addProducts(int slice, Exchange exchange) {
        int first = slices.start(slice) - firstDimension;
        int length = slices.start(slice + 1) - slices.start(slice);
        boolean cosine = similarity == Similarity.COSINE;
        if (droppedUsers != null && droppedItems != null) {
            float[] p = droppedUsers.vectors();
            float[] q = droppedItems.vectors();
            for (int k = 0; k < ratings; k++) {
                int at = k * width + first;
                exchange.products.set(slice, k, KERNELS.dot(p, at, q, at, length));
                if (cosine) {
                    exchange.userSquares.set(slice, k, KERNELS.dot(p, at, p, at, length));
                    exchange.itemSquares.set(slice, k, KERNELS.dot(q, at, q, at, length));
                }
            }
            return;
        }
        float[] p = users.vectors();
        float[] q = items.vectors();
        for (int k = 0; k < ratings; k++) {
            float product = KERNELS.dot(p, users.vectorOf(k) + first, q, items.vectorOf(k) + first, length);
            exchange.products.set(slice, k, product);
        }
        if (cosine) {
            addSquares(exchange.userSquares, slice, p, users.slots(), first, length);
            addSquares(exchange.itemSquares, slice, q, items.slots(), first, length);
        }
    }

    private void addSquares(Exchange.Sums squares, int slice, float[] vectors, int slots, int first, int length) {
        for (int slot = 0; slot < slots; slot++) {
            int at = slot * width + first;
            squares.set(slice, slot, KERNELS.dot(vectors, at, vectors, at, length));
        }
    }

    /** Finds the score of each rating from the sums of all slices, and from its error what the gradients ask for. */
    private void findErrors(Exchange exchange) {
        userGradients.clear(users.slots());
        itemGradients.clear(items.slots());
        boolean dropout = droppedUsers != null;
        if (similarity == Similarity.COSINE) {
            invert(exchange.userSquares, userInverse, dropout ? ratings : users.slots());
            invert(exchange.itemSquares, itemInverse, dropout ? ratings : items.slots());
        }
        for (int k = 0; k < ratings; k++) {
            int userSlot = users.slotOf()[k];
            int itemSlot = items.slotOf()[k];
            float rest = offset + biases(exchange, k, userSlot, itemSlot);
            float product = exchange.products.at(k);
            if (similarity == Similarity.DOT) {
                scores[k] = rest + product;
                float slope = 2 * (scores[k] - values[k]) / ratings;
                userGradients.put(k, userSlot, slope, 0, slope);
                itemGradients.put(k, itemSlot, slope, 0, slope);
            } else {
                float byUser = userInverse[dropout ? k : userSlot];
                float byItem = itemInverse[dropout ? k : itemSlot];
                float cosine = product * byUser * byItem;
                scores[k] = rest + halfRange * cosine;
                float slope = 2 * (scores[k] - values[k]) / ratings;
                float turned = slope * halfRange;
                float other = turned * byUser * byItem;
                userGradients.put(k, userSlot, other, own(turned * cosine, byUser), slope);
                itemGradients.put(k, itemSlot, other, own(turned * cosine, byItem), slope);
            }
        }
    }

    private float biases(Exchange exchange, int k, int userSlot, int itemSlot) {
        float userBias = exchange.userBiases[userSlot];
        float itemBias = exchange.itemBiases[itemSlot];
        return droppedUsers == null || droppedItems == null
                ? userBias + itemBias
                : userBias * droppedUsers.biasFactor(k) + itemBias * droppedItems.biasFactor(k);
    }

    /** A vector's own part of its gradient: none where its norm is replaced by the smallest one allowed. */
    private static float own(float pull, float inverse) {
        return inverse == MAX_INVERSE ? 0 : -pull * inverse * inverse;
    }

    private static void invert(Exchange.Sums squares, float[] inverse, int count) {
        for (int i = 0; i < count; i++) {
            inverse[i] = 1 / Math.max((float) Math.sqrt(squares.at(i)), Similarity.MIN_NORM);
        }
    }

    /** Brings all rows up to date with step {@code t}. */
    void settle(AdamClock clock, int t) {
        users.settle(clock, t);
        items.settle(clock, t);
    }
}
