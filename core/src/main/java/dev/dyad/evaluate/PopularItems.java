package dev.dyad.evaluate;

import dev.dyad.model.History;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How many users have rated each item in training, and the items by that. */
final class PopularItems {

    private final int[] counts;
    private final int[] order;
    private final long raters;

    PopularItems(History history, int items) {
        counts = history.trainedByItem(items);
        order = IntStream.range(0, items)
                .filter(item -> counts[item] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer item) -> -counts[item]))
                .mapToInt(Integer::intValue)
                .toArray();
        raters = Arrays.stream(history.trainedByUser()).filter(n -> n > 0).count();
    }

    /** How many items there are, those without training ratings included. */
    int items() {
        return counts.length;
    }

    /** The most popular items that are not seen, so many or as many as there are. */
    int[] best(int count, BitSet seen) {
        return Arrays.stream(order).filter(item -> !seen.get(item)).limit(count).toArray();
    }

    /** −log₂ of the share of users who have rated an item. */
    double novelty(int item) {
        return -RankingSums.log2((double) counts[item] / raters);
    }
}
