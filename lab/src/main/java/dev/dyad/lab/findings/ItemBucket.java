package dev.dyad.lab.findings;

import dev.dyad.lab.statistics.Accuracy;

/**
 * Test ratings of items that have a number of training ratings in a range.
 *
 * @param from the smallest number
 * @param to the largest, {@link Integer#MAX_VALUE} where there is no bound
 * @param accuracy of these ratings
 */
public record ItemBucket(int from, int to, Accuracy accuracy) {

    private static final int[] BOUNDS = {0, 1, 5, 20, 100, 1000};

    /** How many buckets there are. */
    static final int COUNT = BOUNDS.length;

    /** The bucket, counted from 0, of an item with so many training ratings. */
    static int of(int trained) {
        int bucket = COUNT - 1;
        while (trained < BOUNDS[bucket]) {
            bucket--;
        }
        return bucket;
    }

    /** A bucket by its number. */
    static ItemBucket at(int bucket, Accuracy accuracy) {
        int to = bucket + 1 < COUNT ? BOUNDS[bucket + 1] - 1 : Integer.MAX_VALUE;
        return new ItemBucket(BOUNDS[bucket], to, accuracy);
    }

    /** The range, such as {@code 0}, {@code 1–4} or {@code 1000+}. */
    public String label() {
        if (to == Integer.MAX_VALUE) {
            return from + "+";
        }
        return from == to ? Integer.toString(from) : from + "–" + to;
    }
}
