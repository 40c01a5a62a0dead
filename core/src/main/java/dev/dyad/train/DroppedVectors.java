package dev.dyad.train;

import dev.dyad.kernel.Dropout;
import dev.dyad.kernel.Kernels;
import dev.dyad.ratings.Seeds;

/** The vectors of one side after dropout, one for each rating of a batch, in the slices of one thread. */
final class DroppedVectors {

    private static final Kernels KERNELS = Kernels.instance();

    private final Dropout dropout;
    private final long stream;
    private final int dim;
    private final int firstDimension;
    private final int width;
    private final int[] keys;
    private final float[] vectors;

    /**
     * @param stream the seed of this side's dropout
     * @param dim of whole vectors; a bias is dropped as if it were one more number
     * @param firstDimension the first of this thread's dimensions
     * @param width how many they are
     */
    DroppedVectors(Dropout dropout, long stream, int dim, int firstDimension, int width, int batchSize) {
        this.dropout = dropout;
        this.stream = stream;
        this.dim = dim;
        this.firstDimension = firstDimension;
        this.width = width;
        this.keys = new int[batchSize];
        this.vectors = new float[batchSize * width];
    }

    /** Drops from the vectors of the {@code ratings} ratings of step {@code t}. */
    void fill(int t, int ratings, AdamSide side) {
        for (int k = 0; k < ratings; k++) {
            keys[k] = (int) Seeds.mix(stream + ((long) t << 20) + k);
            KERNELS.drop(side.vectors(), side.vectorOf(k), vectors, k * width, width, keys[k], firstDimension, dropout);
        }
    }

    float[] vectors() {
        return vectors;
    }

    /** Where the vector of rating {@code k} starts. */
    int vectorOf(int k) {
        return k * width;
    }

    /** 0 where the bias is dropped for rating {@code k}. */
    float biasFactor(int k) {
        return dropout.factor(keys[k], dim);
    }

    /** Adds the gradient with respect to the vector before dropout. */
    void addGradient(int k, float other, DroppedVectors otherVectors, float own, float[] gradient, int at) {
        KERNELS.addDropped(
                other, otherVectors.vectors, k * width, gradient, at, width, keys[k], firstDimension, dropout);
        KERNELS.addScaled(own * dropout.keep(), vectors, k * width, gradient, at, width);
    }
}
