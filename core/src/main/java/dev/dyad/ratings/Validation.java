package dev.dyad.ratings;

import dev.dyad.DyadException;
import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * Holds ratings of the training part back, to choose epochs and settings by, so that the test part need not be looked at
 * for that. They are drawn at random, {@code round(share × size)} of the training part; the test part is the same with
 * and without.
 *
 * @param share of the training part; 0 for none, below 1
 */
public record Validation(double share) {

    public Validation {
        if (!(share >= 0 && share < 1)) {
            throw DyadException.usage("Validation share %s: give 0 (none) or a share below 1, such as 0.05", share);
        }
    }

    /**
     * The indices of the ratings that are held back.
     *
     * @param heldOut the indices of the test part
     */
    public BitSet drawn(Ratings ratings, BitSet heldOut, long seed) {
        BitSet drawn = new BitSet();
        int left = ratings.size() - heldOut.cardinality();
        int wanted = (int) Math.round(share * left);
        if (share > 0 && (wanted == 0 || wanted == left)) {
            throw DyadException.usage(
                    "Validation share %s of %,d training ratings is %s of them; give another share",
                    share, left, wanted == 0 ? "none" : "all");
        }
        SplittableRandom random = new SplittableRandom(Seeds.stream(seed, "validation"));
        // One pass: a rating is drawn with probability (still wanted) / (still left), so exactly `wanted` are.
        for (int i = heldOut.nextClearBit(0); wanted > 0; i = heldOut.nextClearBit(i + 1)) {
            if (random.nextInt(left--) < wanted) {
                drawn.set(i);
                wanted--;
            }
        }
        return drawn;
    }
}
