package dev.dyad.data;

import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import java.util.Arrays;
import java.util.BitSet;

/** Two sets of ratings over the same rows as one, the held-out ones last. A pair in both is left to the held-out part. */
final class PartsMerge {

    /** A user row and an item row. */
    record Pair(int user, int item) {}

    private final Ratings train;
    private final Ratings heldOut;
    private final BitSet inBoth = new BitSet();

    PartsMerge(Ratings train, Ratings heldOut) {
        this.train = train;
        this.heldOut = heldOut;
        long[] pairs = new long[heldOut.size()];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = pair(heldOut, i);
        }
        Arrays.sort(pairs);
        for (int i = 0; i < train.size(); i++) {
            if (Arrays.binarySearch(pairs, pair(train, i)) >= 0) {
                inBoth.set(i);
            }
        }
    }

    private static long pair(Ratings ratings, int i) {
        return (long) ratings.user(i) << 32 | ratings.item(i);
    }

    /** How many pairs are in both parts. */
    int overlap() {
        return inBoth.cardinality();
    }

    /** The first pair of the training part that is in the other too; only where there is an overlap. */
    Pair firstInBoth() {
        int first = inBoth.nextSetBit(0);
        return new Pair(train.user(first), train.item(first));
    }

    Ratings merged() {
        int size = Math.addExact(train.size() - overlap(), heldOut.size());
        RatingsBuilder builder = new RatingsBuilder(train.scale(), train.hasTimes(), size);
        for (int i = 0; i < train.size(); i++) {
            if (!inBoth.get(i)) {
                add(builder, train, i);
            }
        }
        for (int i = 0; i < heldOut.size(); i++) {
            add(builder, heldOut, i);
        }
        return builder.build(train.userCount(), train.itemCount());
    }

    private static void add(RatingsBuilder builder, Ratings from, int i) {
        if (from.hasTimes()) {
            builder.add(from.user(i), from.item(i), from.level(i), from.time(i));
        } else {
            builder.add(from.user(i), from.item(i), from.level(i));
        }
    }

    /** The indices of the held-out ratings among the merged ones. */
    BitSet heldOut() {
        int size = train.size() - overlap() + heldOut.size();
        BitSet indices = new BitSet(size);
        indices.set(size - heldOut.size(), size);
        return indices;
    }
}
