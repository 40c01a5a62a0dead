package dev.dyad.data;

import java.util.Arrays;

/**
 * How unevenly ratings fall on the users, or on the items, that have any. All figures are 0 where none has.
 *
 * @param rows users or items with at least one rating
 * @param withoutRatings users or items that are known but have none
 * @param min ratings of the row with the fewest
 * @param median ratings of the row in the middle; the mean of the two middle ones where their number is even
 * @param mean ratings of a row
 * @param max ratings of the row with the most
 * @param topOnePercentShare the share of all ratings that falls on the most rated hundredth of the rows, rounded up
 * @param topTenPercentShare the same of the most rated tenth
 * @param withOneRating rows with a single rating
 * @param withFewerThanFive rows with one to four ratings
 * @param gini 0 where all rows have the same number of ratings, towards 1 where one has them all
 */
public record LongTail(
        int rows,
        int withoutRatings,
        int min,
        double median,
        double mean,
        int max,
        double topOnePercentShare,
        double topTenPercentShare,
        int withOneRating,
        int withFewerThanFive,
        double gini) {

    /** The figures of these counts of ratings, one a row. */
    static LongTail of(int[] counts) {
        int[] sorted = Arrays.stream(counts).filter(count -> count > 0).sorted().toArray();
        int rows = sorted.length;
        if (rows == 0) {
            return new LongTail(0, counts.length, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }
        long total = 0;
        double ranked = 0;
        for (int k = 0; k < rows; k++) {
            total += sorted[k];
            ranked += (2.0 * (k + 1) - rows - 1) * sorted[k];
        }
        return new LongTail(
                rows,
                counts.length - rows,
                sorted[0],
                (sorted[(rows - 1) / 2] + sorted[rows / 2]) / 2.0,
                (double) total / rows,
                sorted[rows - 1],
                topSum(sorted, 100) / total,
                topSum(sorted, 10) / total,
                (int) Arrays.stream(sorted).filter(count -> count == 1).count(),
                (int) Arrays.stream(sorted).filter(count -> count < 5).count(),
                ranked / ((double) rows * total));
    }

    /** The ratings of the most rated {@code 1 / part} of the rows. */
    private static double topSum(int[] sorted, int part) {
        int from = sorted.length - (sorted.length + part - 1) / part;
        return Arrays.stream(sorted, from, sorted.length).asLongStream().sum();
    }
}
