package dev.dyad.train.fit;

import dev.dyad.ratings.Ratings;
import java.util.function.IntUnaryOperator;

/**
 * Ratings in the order of one side's rows: row r has those from {@code start(r)} to {@code start(r + 1)}, in the order of
 * the data. Five bytes a rating.
 */
public final class RatingsByRow {

    private final int[] starts;
    private final int[] others;
    private final byte[] levels;

    /** What stands for the ratings of a fit that has no more use of them. */
    public static final RatingsByRow NONE = new RatingsByRow();

    private RatingsByRow() {
        starts = new int[1];
        others = new int[0];
        levels = new byte[0];
    }

    private RatingsByRow(int rows, Ratings ratings, IntUnaryOperator row, IntUnaryOperator other) {
        starts = new int[rows + 1];
        for (int i = 0; i < ratings.size(); i++) {
            starts[row.applyAsInt(i) + 1]++;
        }
        for (int r = 0; r < rows; r++) {
            starts[r + 1] += starts[r];
        }
        others = new int[ratings.size()];
        levels = new byte[ratings.size()];
        int[] next = starts.clone();
        for (int i = 0; i < others.length; i++) {
            int at = next[row.applyAsInt(i)]++;
            others[at] = other.applyAsInt(i);
            levels[at] = (byte) ratings.level(i);
        }
    }

    public static RatingsByRow ofUsers(Ratings ratings) {
        return new RatingsByRow(ratings.userCount(), ratings, ratings::user, ratings::item);
    }

    public static RatingsByRow ofItems(Ratings ratings) {
        return new RatingsByRow(ratings.itemCount(), ratings, ratings::item, ratings::user);
    }

    public int rows() {
        return starts.length - 1;
    }

    public int start(int row) {
        return starts[row];
    }

    public int count(int row) {
        return starts[row + 1] - starts[row];
    }

    /** The row of the other side that the k-th rating belongs to. */
    public int other(int k) {
        return others[k];
    }

    public int level(int k) {
        return levels[k] & 0xFF;
    }
}
