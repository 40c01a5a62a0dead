package dev.dyad.train.adam;

import dev.dyad.DyadException;
import dev.dyad.kernel.Parallel;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.Seeds;
import java.util.SplittableRandom;

/**
 * The training ratings in an epoch's order, eight bytes each: user, item and level in one number, so that a batch is
 * read in one stream. Every epoch is shuffled anew from the columns, in an order that follows from seed and epoch
 * alone: each rating draws one of many bins, and each bin is then shuffled in the cache (Rao 1961; Sandelius 1962).
 */
final class PackedRatings {

    private static final int BIN_BITS = 8;
    private static final int BINS = 1 << BIN_BITS;
    private static final int CHUNKS = 32;
    private static final int LEVEL_BITS = 8;

    private final Ratings ratings;
    private final int threads;
    private final int itemBits;
    private final long[] packed;

    PackedRatings(Ratings ratings, int threads) {
        this.ratings = ratings;
        this.threads = threads;
        this.itemBits = bits(ratings.itemCount());
        if (itemBits + bits(ratings.userCount()) + LEVEL_BITS > Long.SIZE) {
            throw DyadException.data(
                    "%,d users × %,d items are more than one training can hold; train on a part of them",
                    ratings.userCount(), ratings.itemCount());
        }
        this.packed = new long[ratings.size()];
    }

    private static int bits(int count) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, count - 1));
    }

    int size() {
        return packed.length;
    }

    int user(int k) {
        return (int) (packed[k] >>> (itemBits + LEVEL_BITS));
    }

    int item(int k) {
        return (int) (packed[k] >>> LEVEL_BITS) & ((1 << itemBits) - 1);
    }

    int level(int k) {
        return (int) packed[k] & 0xFF;
    }

    /** Puts the ratings into a given order. */
    void order(int[] indices) {
        for (int k = 0; k < indices.length; k++) {
            packed[k] = pack(indices[k]);
        }
    }

    /** Puts the ratings into the order of that epoch. */
    void shuffle(long seed, int epoch) {
        long stream = Seeds.stream(seed, "shuffle", epoch);
        int[][] next = starts(stream);
        Parallel.forEach(threads, CHUNKS, c -> {
            for (int i = chunkStart(c); i < chunkStart(c + 1); i++) {
                packed[next[c][bin(stream, i)]++] = pack(i);
            }
        });
        // Each chunk has filled its part of each bin, so the last chunk's positions are now the bins' ends.
        int[] ends = next[CHUNKS - 1];
        Parallel.forEach(threads, BINS, b -> shuffle(stream, b, b == 0 ? 0 : ends[b - 1], ends[b]));
    }

    /** Where each chunk's share of each bin starts. */
    private int[][] starts(long stream) {
        int[][] counts = new int[CHUNKS][BINS];
        Parallel.forEach(threads, CHUNKS, c -> {
            for (int i = chunkStart(c); i < chunkStart(c + 1); i++) {
                counts[c][bin(stream, i)]++;
            }
        });
        int start = 0;
        for (int b = 0; b < BINS; b++) {
            for (int c = 0; c < CHUNKS; c++) {
                int count = counts[c][b];
                counts[c][b] = start;
                start += count;
            }
        }
        return counts;
    }

    private void shuffle(long stream, int bin, int from, int to) {
        SplittableRandom random = new SplittableRandom(Seeds.mix(stream + bin));
        for (int k = to - 1; k > from; k--) {
            int j = random.nextInt(from, k + 1);
            long swapped = packed[k];
            packed[k] = packed[j];
            packed[j] = swapped;
        }
    }

    private int chunkStart(int chunk) {
        return (int) ((long) packed.length * chunk / CHUNKS);
    }

    private static int bin(long stream, int i) {
        return (int) (Seeds.mix(stream ^ (i * 0xD1342543DE82EF95L)) >>> (Long.SIZE - BIN_BITS));
    }

    private long pack(int i) {
        return ((long) ratings.user(i) << (itemBits + LEVEL_BITS))
                | ((long) ratings.item(i) << LEVEL_BITS)
                | ratings.level(i);
    }
}
