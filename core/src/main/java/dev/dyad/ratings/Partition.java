package dev.dyad.ratings;

import java.util.BitSet;

/**
 * A split carried out, which all trainings that split alike can share.
 *
 * @param heldOut the indices of the test part
 * @param validation the indices of the validation part; none of them held out
 * @param parts the ratings themselves
 */
public record Partition(BitSet heldOut, BitSet validation, Parts parts) {

    /**
     * Separates ratings into parts.
     *
     * @param share of the training part that is held back for validation; 0 for none, below 1
     */
    public static Partition of(Ratings ratings, Split split, double share, long seed) {
        BitSet heldOut = split.heldOut(ratings, seed);
        BitSet validation = new Validation(share).drawn(ratings, heldOut, seed);
        return new Partition(heldOut, validation, Parts.of(ratings, heldOut, validation, split));
    }
}
