package dev.dyad.train.sgd;

import dev.dyad.kernel.SgdKernels;

/** Learns from a block of ratings, on one thread. */
final class SgdWorker {

    private static final SgdKernels KERNELS = SgdKernels.instance();

    /** Ratings of a user that the kernels take at a time. */
    private static final int TOGETHER = 4;

    private final SgdSide userSide;
    private final int userGroup;
    private final SgdSteps steps;
    private final SgdHead head;
    private final SgdMoments moments;
    private final boolean timed;
    private final int width;
    private final float[] users;
    private final float[] items;
    private final float[] userBiases;
    private final float[] itemBiases;
    private final float[] userRates;
    private final float[] itemRates;
    private final float userBiasRate;
    private final float itemBiasRate;
    private final int[] at = new int[TOGETHER];
    private final int[] levels = new int[TOGETHER];
    private final float[] scores = new float[TOGETHER];
    private final float[] pulls = new float[TOGETHER];
    private final float[] userSteps = new float[TOGETHER];
    private final float[] itemSteps = new float[TOGETHER];

    /** @param moments of the group of users' ratings, as {@link SgdBlocks} keeps them */
    SgdWorker(SgdState state, int userGroup, int itemGroup, SgdSteps steps, SgdHead head, int[] moments) {
        this.userSide = state.users();
        this.userGroup = userGroup;
        this.steps = steps;
        this.head = head;
        this.moments = new SgdMoments(state.times(), userGroup, itemGroup, steps, moments);
        this.timed = moments.length > 0;
        this.width = userSide.width();
        this.users = userSide.factors(userGroup);
        this.items = state.items().factors(itemGroup);
        this.userBiases = userSide.biases(userGroup);
        this.itemBiases = state.items().biases(itemGroup);
        this.userRates = userSide.rates(userGroup);
        this.itemRates = state.items().rates(itemGroup);
        // A side without biases has zeros that never move.
        this.userBiasRate = userSide.isBiased() ? steps.biasRate() : 0;
        this.itemBiasRate = state.items().isBiased() ? steps.biasRate() : 0;
    }

    /** Learns from a block, which stands at {@code from} to {@code to} − 1 of {@link SgdBlocks#content}. */
    void learn(int[] content, int from, int to) {
        int next = from;
        while (next < to) {
            int user = content[next];
            int first = next + 2;
            next = first + content[next + 1];
            learnUser(user, content, first, next);
        }
    }

    private void learnUser(int user, int[] content, int from, int to) {
        int row = user * width;
        float rate = steps.rate() * userRates[user];
        float biasRate = userBiasRate * userRates[user];
        float bias = userBiases[user];
        int k = from;
        head.startUser(user);
        if (timed) {
            moments.startUser(user);
        }
        for (; k + TOGETHER <= to; k += TOGETHER) {
            bias += biasRate * learnFour(row, rate, bias, content, k);
        }
        for (; k < to; k++) {
            bias += biasRate * learnOne(row, rate, bias, content, k);
        }
        userBiases[user] = bias;
        head.endUser(user, steps);
        userSide.shrink(userGroup, user, steps, to - from);
    }

    /** Gives the sum of the pulls. */
    private float learnFour(int row, float rate, float base, int[] content, int first) {
        for (int j = 0; j < TOGETHER; j++) {
            at[j] = SgdBlocks.place(content[first + j]) * width;
        }
        KERNELS.dotFour(users, row, items, at, width, scores);
        pullFour(base, content, first);
        float sum = 0;
        for (int j = 0; j < TOGETHER; j++) {
            int item = SgdBlocks.place(content[first + j]);
            float pull = pulls[j];
            sum += pull;
            userSteps[j] = rate * pull;
            itemSteps[j] = steps.rate() * itemRates[item] * pull;
            itemBiases[item] += itemBiasRate * itemRates[item] * pull;
        }
        KERNELS.learnFour(users, row, items, at, width, userSteps, itemSteps);
        return sum;
    }

    /** Asks the head what it wants of four ratings, whose products are in {@link #scores}. */
    private void pullFour(float base, int[] content, int first) {
        for (int j = 0; j < TOGETHER; j++) {
            int entry = content[first + j];
            scores[j] += base + itemBiases[SgdBlocks.place(entry)];
            levels[j] = SgdBlocks.level(entry);
        }
        if (!timed) {
            head.pullFour(scores, levels, pulls);
            return;
        }
        for (int j = 0; j < TOGETHER; j++) {
            pulls[j] = pull(scores[j], content, first + j);
        }
    }

    /** Asks the head what it wants of the rating at {@code k}, whose score is that but for its moment. */
    private float pull(float score, int[] content, int k) {
        int level = SgdBlocks.level(content[k]);
        if (!timed) {
            return head.pull(score, level, 0);
        }
        int item = SgdBlocks.place(content[k]);
        float pull = head.pull(score + moments.shift(k, item), level, moments.era(k));
        moments.learn(k, item, pull);
        return pull;
    }

    /** Gives the pull. */
    private float learnOne(int row, float rate, float base, int[] content, int k) {
        int item = SgdBlocks.place(content[k]);
        float product = KERNELS.dot(users, row, items, item * width, width);
        float pull = pull(base + itemBiases[item] + product, content, k);
        itemBiases[item] += itemBiasRate * itemRates[item] * pull;
        KERNELS.learn(users, row, items, item * width, width, rate * pull, steps.rate() * itemRates[item] * pull);
        return pull;
    }
}
