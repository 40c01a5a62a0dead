package dev.dyad.model;

import dev.dyad.ratings.Ratings;
import java.util.BitSet;

/**
 * What each user has rated, by user row: the items, the levels given, and which of these ratings were held out of
 * training. A model carries it so that a recommendation leaves out what a user knows, and so that an evaluation cannot
 * count a rating that the model was trained on. Immutable.
 */
public final class History {

    private final int[] starts;
    private final int[] items;
    private final byte[] levels;
    private final BitSet heldOut;

    /**
     * @param starts users + 1 ascending positions
     * @param items the item row of each rating, user by user
     * @param levels the level of each
     * @param heldOut the positions whose rating was held out of training
     */
    public History(int[] starts, int[] items, byte[] levels, BitSet heldOut) {
        this.starts = starts.clone();
        this.items = items.clone();
        this.levels = levels.clone();
        this.heldOut = (BitSet) heldOut.clone();
        boolean sound = starts.length > 0
                && starts[0] == 0
                && starts[starts.length - 1] == items.length
                && levels.length == items.length
                && heldOut.length() <= items.length;
        for (int u = 0; sound && u < starts.length - 1; u++) {
            sound = starts[u] <= starts[u + 1];
        }
        if (!sound) {
            throw new IllegalArgumentException("history: starts, items and levels do not fit together");
        }
    }

    /** The history of ratings of which some are held out; in each user's order of rating in the data. */
    public static History of(Ratings ratings, BitSet heldOut) {
        int[] starts = new int[ratings.userCount() + 1];
        for (int i = 0; i < ratings.size(); i++) {
            starts[ratings.user(i) + 1]++;
        }
        for (int u = 0; u < ratings.userCount(); u++) {
            starts[u + 1] += starts[u];
        }
        int[] next = starts.clone();
        int[] items = new int[ratings.size()];
        byte[] levels = new byte[ratings.size()];
        BitSet out = new BitSet(ratings.size());
        for (int i = 0; i < ratings.size(); i++) {
            int k = next[ratings.user(i)]++;
            items[k] = ratings.item(i);
            levels[k] = (byte) ratings.level(i);
            out.set(k, heldOut.get(i));
        }
        return new History(starts, items, levels, out);
    }

    public int users() {
        return starts.length - 1;
    }

    /** Where a user's ratings start; {@code start(users())} is the number of ratings. */
    public int start(int user) {
        return starts[user];
    }

    public int item(int k) {
        return items[k];
    }

    public int level(int k) {
        return levels[k] & 0xFF;
    }

    public boolean isHeldOut(int k) {
        return heldOut.get(k);
    }

    /** The items a user has rated, held-out ratings included. */
    public BitSet ratedBy(int user) {
        BitSet rated = new BitSet();
        for (int k = starts[user]; k < starts[user + 1]; k++) {
            rated.set(items[k]);
        }
        return rated;
    }

    /** How many ratings of each item the model was trained on. */
    public int[] trainedByItem(int itemCount) {
        int[] counts = new int[itemCount];
        for (int k = 0; k < items.length; k++) {
            counts[items[k]] += heldOut.get(k) ? 0 : 1;
        }
        return counts;
    }

    /** How many ratings of each user the model was trained on. */
    public int[] trainedByUser() {
        int[] counts = new int[users()];
        for (int u = 0; u < counts.length; u++) {
            for (int k = starts[u]; k < starts[u + 1]; k++) {
                counts[u] += heldOut.get(k) ? 0 : 1;
            }
        }
        return counts;
    }
}
