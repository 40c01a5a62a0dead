package dev.dyad.train.als;

import dev.dyad.ratings.Ratings;
import java.util.function.IntUnaryOperator;

/**
 * The training ratings of each row of a side, row by row, in the order of the data: five bytes a rating.
 *
 * @param starts rows + 1 ascending positions
 * @param others the row on the other side of each rating
 * @param levels the level of each
 */
record AlsRatings(int[] starts, int[] others, byte[] levels) {

    /** What stands for the ratings of a fit that has no more use of them. */
    static final AlsRatings NONE = new AlsRatings(new int[1], new int[0], new byte[0]);

    static AlsRatings byUser(Ratings ratings) {
        return of(ratings, ratings.countByUser(), ratings::user, ratings::item);
    }

    static AlsRatings byItem(Ratings ratings) {
        return of(ratings, ratings.countByItem(), ratings::item, ratings::user);
    }

    private static AlsRatings of(Ratings ratings, int[] counts, IntUnaryOperator row, IntUnaryOperator other) {
        int[] starts = new int[counts.length + 1];
        for (int r = 0; r < counts.length; r++) {
            starts[r + 1] = starts[r] + counts[r];
        }
        int[] next = starts.clone();
        int[] others = new int[ratings.size()];
        byte[] levels = new byte[ratings.size()];
        for (int i = 0; i < ratings.size(); i++) {
            int at = next[row.applyAsInt(i)]++;
            others[at] = other.applyAsInt(i);
            levels[at] = (byte) ratings.level(i);
        }
        return new AlsRatings(starts, others, levels);
    }
}
