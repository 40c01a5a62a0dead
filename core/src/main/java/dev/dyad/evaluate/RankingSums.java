package dev.dyad.evaluate;

import java.util.Arrays;
import java.util.BitSet;

/** Sums over users' rankings, from which the metrics follow. */
final class RankingSums {

    private final int at;
    private final PopularItems popular;
    private final BitSet covered = new BitSet();
    private long users;
    private long recommended;
    private double precision;
    private double recall;
    private double ndcg;
    private double averagePrecision;
    private double reciprocalRank;
    private double novelty;

    RankingSums(int at, PopularItems popular) {
        this.at = at;
        this.popular = popular;
    }

    /**
     * Adds a user.
     *
     * @param ranked best first, {@code at} items at most
     * @param relevant ascending, at least one
     */
    void add(int[] ranked, int[] relevant) {
        int hits = 0;
        double gain = 0;
        double precisions = 0;
        int first = 0;
        for (int rank = 1; rank <= ranked.length; rank++) {
            int item = ranked[rank - 1];
            covered.set(item);
            novelty += popular.novelty(item);
            if (Arrays.binarySearch(relevant, item) >= 0) {
                hits++;
                gain += 1 / log2(rank + 1);
                precisions += (double) hits / rank;
                first = first == 0 ? rank : first;
            }
        }
        int possible = Math.min(at, relevant.length);
        double ideal = 0;
        for (int rank = 1; rank <= possible; rank++) {
            ideal += 1 / log2(rank + 1);
        }
        users++;
        recommended += ranked.length;
        precision += (double) hits / at;
        recall += (double) hits / relevant.length;
        ndcg += gain / ideal;
        averagePrecision += precisions / possible;
        reciprocalRank += first == 0 ? 0 : 1.0 / first;
    }

    static double log2(double x) {
        return StrictMath.log(x) / StrictMath.log(2);
    }

    RankingMetrics metrics() {
        return new RankingMetrics(
                precision / users,
                recall / users,
                ndcg / users,
                averagePrecision / users,
                reciprocalRank / users,
                users == 0 ? Double.NaN : (double) covered.cardinality() / popular.items(),
                novelty / recommended);
    }
}
