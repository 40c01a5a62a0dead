package dev.dyad.data;

import dev.dyad.ratings.Dataset;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * An item and its ratings.
 *
 * @param id as in the files
 * @param title or the id, where there are no titles
 * @param ratings how many it has
 * @param meanRating their mean
 */
public record RatedItem(String id, String title, int ratings, double meanRating) {

    /** The items with the most ratings, those first; items with as many ratings in the order of their rows. */
    static List<RatedItem> most(Dataset dataset, int count) {
        int[] counts = dataset.ratings().countByItem();
        Comparator<Integer> byRank =
                Comparator.<Integer>comparingInt(row -> -counts[row]).thenComparing(Comparator.naturalOrder());
        PriorityQueue<Integer> best = new PriorityQueue<>(byRank.reversed());
        for (int row = 0; row < counts.length; row++) {
            if (counts[row] > 0) {
                best.add(row);
                if (best.size() > count) {
                    best.remove();
                }
            }
        }
        double[] sums = new double[counts.length];
        for (int i = 0; i < dataset.ratings().size(); i++) {
            sums[dataset.ratings().item(i)] += dataset.ratings().value(i);
        }
        return best.stream()
                .sorted(byRank)
                .map(row -> new RatedItem(
                        dataset.items().ids().id(row),
                        dataset.items().title(row),
                        counts[row],
                        sums[row] / counts[row]))
                .toList();
    }
}
