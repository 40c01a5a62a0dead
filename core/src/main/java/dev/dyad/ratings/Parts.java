package dev.dyad.ratings;

import dev.dyad.DyadException;
import java.util.BitSet;

/**
 * The parts of a split, over the same rows.
 *
 * @param train what a trainer may learn from
 * @param validation what epochs and settings may be chosen by; may be empty
 * @param heldOut the test part, which the result is judged on
 */
public record Parts(Ratings train, Ratings validation, Ratings heldOut) {

    /**
     * Separates the ratings whose index is held out from the others; none are for validation.
     *
     * @param split by which they are, for the message where none is left
     */
    public static Parts of(Ratings ratings, BitSet heldOut, Split split) {
        return of(ratings, heldOut, new BitSet(), split);
    }

    /**
     * Separates the ratings whose index is held out, and those that are for validation, from the others.
     *
     * @param split by which they are held out, for the message where none is left
     */
    public static Parts of(Ratings ratings, BitSet heldOut, BitSet validation, Split split) {
        if (heldOut.cardinality() + validation.cardinality() == ratings.size()) {
            throw DyadException.usage(
                    "Split %s of %,d ratings leaves none to train on; hold out less", split, ratings.size());
        }
        BitSet train = (BitSet) heldOut.clone();
        train.or(validation);
        train.flip(0, ratings.size());
        return new Parts(ratings.select(train), ratings.select(validation), ratings.select(heldOut));
    }
}
