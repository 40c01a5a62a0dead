package dev.dyad.evaluate;

/**
 * How good the best k items of each user are: means over the users who have relevant items; NaN where there are none.
 *
 * @param precision the share of the k items that are relevant
 * @param recall the share of the user's relevant items that are among the k
 * @param ndcg Σ 1 / log₂(rank + 1) over the relevant among the k, from rank 1, by what it is at best: when the first min(k,
 *     relevant) are (Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002, with
 *     gains of 0 and 1)
 * @param averagePrecision the sum of the precision at the rank of each relevant one among the k, by min(k, relevant); its
 *     mean is known as MAP
 * @param reciprocalRank 1 / rank of the first relevant one, 0 where there is none among the k; its mean is known as MRR
 * @param coverage the share of all items of the model that are among some user's k
 * @param novelty the mean of −log₂ of the share of users with training ratings who have rated the item, over all items of all
 *     users; in bits (Zhou et al., "Solving the apparent diversity-accuracy dilemma of recommender systems", PNAS 107(10), 2010)
 */
public record RankingMetrics(
        double precision,
        double recall,
        double ndcg,
        double averagePrecision,
        double reciprocalRank,
        double coverage,
        double novelty) {}
