package dev.dyad.data.synthetic;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Chooses the movies that a user rates: different ones, by weight. Draws and throws repetitions away; where those
 * become too many, the rest is drawn at once: each movie waits an exponential time, the shorter the greater its weight,
 * and the first ones are taken (Efraimidis and Spirakis, IPL 2006), which is the same distribution. Not safe for use by
 * several threads.
 */
final class ItemSampler {

    private final double[] weights;
    private final AliasTable table;
    private final int[] takenBy;
    private int round;
    private int[] taken = new int[1024];
    private int size;
    private long[] waiting = new long[0];

    /** @param table of the same weights */
    ItemSampler(double[] weights, AliasTable table) {
        this.weights = weights;
        this.table = table;
        takenBy = new int[weights.length];
    }

    /** Begins with the next user. */
    void clear() {
        round++;
        size = 0;
    }

    /** Takes this movie, if the user does not have it yet. */
    void take(int item) {
        if (takenBy[item] != round) {
            takenBy[item] = round;
            if (size == taken.length) {
                taken = Arrays.copyOf(taken, size * 2);
            }
            taken[size++] = item;
        }
    }

    /** Takes movies by weight until the user has so many. */
    void fill(int count, SplittableRandom random) {
        for (long tries = 4L * count + weights.length / 8; size < count && tries > 0; tries--) {
            take(table.draw(random));
        }
        if (size < count) {
            takeFirst(count - size, random);
        }
    }

    private void takeFirst(int count, SplittableRandom random) {
        if (waiting.length == 0) {
            waiting = new long[weights.length];
        }
        int candidates = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0 && takenBy[i] != round) {
                float time = (float) (-StrictMath.log(1 - random.nextDouble()) / weights[i]);
                waiting[candidates++] = (long) Float.floatToIntBits(time) << 32 | i;
            }
        }
        Arrays.sort(waiting, 0, candidates);
        for (int k = 0; k < count; k++) {
            take((int) waiting[k]);
        }
    }

    int size() {
        return size;
    }

    /** The movies taken, in ascending order; the first {@link #size()} of the array, which the next user reuses. */
    int[] sorted() {
        Arrays.sort(taken, 0, size);
        return taken;
    }
}
