package dev.dyad.ratings;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The indices of ratings in an order that a split needs. */
record Order(int[] indices, Ratings ratings) {

    /** By time, and by index where times are equal. */
    static Order byTime(Ratings ratings) {
        long[] keys = new long[ratings.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ratings.time(i) << 31 | i;
        }
        Arrays.parallelSort(keys);
        int[] indices = new int[keys.length];
        for (int k = 0; k < keys.length; k++) {
            indices[k] = (int) (keys[k] & Integer.MAX_VALUE);
        }
        return new Order(indices, ratings);
    }

    /** 0 to size − 1 in random order. */
    static int[] shuffled(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int k = 0; k < size; k++) {
            int j = random.nextInt(k + 1);
            order[k] = order[j];
            order[j] = k;
        }
        return order;
    }

    /** The time of the last rating that is not among the latest {@code count}: those after it are at most so many. */
    long latest(int count) {
        return count >= indices.length ? -1 : ratings.time(indices[indices.length - 1 - count]);
    }
}
