package dev.dyad.ratings;

import dev.dyad.DyadException;
import java.util.BitSet;

/**
 * The two parts of a split, over the same rows.
 *
 * @param train what a trainer may see
 * @param heldOut what it is judged on
 */
public record Parts(Ratings train, Ratings heldOut) {

    /**
     * Separates the ratings whose index is held out from the others.
     *
     * @param split by which they are, for the message where none is left
     */
    public static Parts of(Ratings ratings, BitSet heldOut, Split split) {
        if (heldOut.cardinality() == ratings.size()) {
            throw DyadException.usage(
                    "Split %s of %,d ratings leaves none to train on; hold out less", split, ratings.size());
        }
        return new Parts(ratings.select(i -> !heldOut.get(i)), ratings.select(heldOut::get));
    }
}
