package dev.dyad.lab.findings;

import dev.dyad.lab.statistics.Accuracy;
import java.util.List;

/**
 * How good a run was at one epoch, on its test ratings.
 *
 * @param epoch from 1
 * @param accuracy share of exact predictions
 * @param rmse in ratings, of scores moved onto the scale
 * @param mae in ratings, likewise
 * @param byItemRatings accuracy by the number of training ratings of the item, all buckets, few ratings first
 */
public record EpochFigures(int epoch, Accuracy accuracy, double rmse, double mae, List<ItemBucket> byItemRatings) {

    public EpochFigures {
        byItemRatings = List.copyOf(byItemRatings);
    }
}
