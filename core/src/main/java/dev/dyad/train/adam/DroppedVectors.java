package dev.dyad.train.adam;

import dev.dyad.kernel.Dropout;
import dev.dyad.kernel.Kernels;
import dev.dyad.ratings.Seeds;

/** The vectors of a batch after dropout, two for each rating. Each thread fills those of its own users' ratings. */
final class DroppedVectors {

    private static final Kernels KERNELS = Kernels.instance();

    private final Dropout dropout;
    private final long userStream;
    private final long itemStream;
    private final int dim;
    private final int[] userKeys;
    private final int[] itemKeys;
    private final float[] users;
    private final float[] items;

    /** @param dim of vectors; a bias is dropped as if it were one more number */
    DroppedVectors(Dropout dropout, long seed, int dim, int batchSize) {
        this.dropout = dropout;
        this.userStream = Seeds.stream(seed, "dropout.users");
        this.itemStream = Seeds.stream(seed, "dropout.items");
        this.dim = dim;
        this.userKeys = new int[batchSize];
        this.itemKeys = new int[batchSize];
        this.users = new float[batchSize * dim];
        this.items = new float[batchSize * dim];
    }

    /** Drops from the vectors p and q of rating {@code k} of step {@code t}. */
    void fill(int t, int k, float[] p, int pAt, float[] q, int qAt) {
        userKeys[k] = key(userStream, t, k);
        itemKeys[k] = key(itemStream, t, k);
        KERNELS.drop(p, pAt, users, k * dim, dim, userKeys[k], 0, dropout);
        KERNELS.drop(q, qAt, items, k * dim, dim, itemKeys[k], 0, dropout);
    }

    private static int key(long stream, int t, int k) {
        return (int) Seeds.mix(stream + ((long) t << 20) + k);
    }

    /** What is left of the users' vectors, that of rating k from k · dim on. */
    float[] users() {
        return users;
    }

    float[] items() {
        return items;
    }

    /** 0 where the user's bias is dropped for rating {@code k}. */
    float userBiasFactor(int k) {
        return dropout.factor(userKeys[k], dim);
    }

    float itemBiasFactor(int k) {
        return dropout.factor(itemKeys[k], dim);
    }

    /** Adds the gradient with respect to the user's vector before dropout. */
    void addUserGradient(int k, float other, float own, float[] gradient, int at) {
        addGradient(k, other, items, own, users, userKeys[k], gradient, at);
    }

    void addItemGradient(int k, float other, float own, float[] gradient, int at) {
        addGradient(k, other, users, own, items, itemKeys[k], gradient, at);
    }

    private void addGradient(
            int k, float other, float[] others, float own, float[] owns, int key, float[] gradient, int at) {
        KERNELS.addDropped(other, others, k * dim, gradient, at, dim, key, 0, dropout);
        KERNELS.addScaled(own * dropout.keep(), owns, k * dim, gradient, at, dim);
    }
}
