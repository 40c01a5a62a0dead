package dev.dyad.evaluate;

import dev.dyad.model.FactorModel;
import dev.dyad.model.History;
import dev.dyad.recommend.Recommendation;
import dev.dyad.recommend.Recommender;
import java.util.Arrays;

/**
 * How well a model ranks, beside what everybody gets who is shown the items with the most training ratings. Items without
 * training ratings are recommended by neither; where they are relevant, they count as missed. Of equal scores, and of items
 * with as many ratings, the one of the lower row comes first.
 *
 * @param protocol how it was judged
 * @param users how many were judged: those with relevant ratings, or as many of them as the protocol takes
 * @param relevant how many relevant ratings they have
 * @param model the model's figures
 * @param popularity those of the items with the most training ratings
 */
public record RankingEvaluation(
        RankingProtocol protocol, int users, long relevant, RankingMetrics model, RankingMetrics popularity) {

    /**
     * Judges a model.
     *
     * @param history over the model's users and items
     * @param threads how many work; the result does not depend on it
     */
    public static RankingEvaluation of(FactorModel model, History history, RankingProtocol protocol, int threads) {
        RelevantItems relevant = RelevantItems.of(history, model.scale(), protocol);
        int[] users = spread(relevant.users(), protocol.userLimit());
        PopularItems popular = new PopularItems(history, model.items().rows());
        RankingSums ofModel = new RankingSums(protocol.at(), popular);
        RankingSums ofPopularity = new RankingSums(protocol.at(), popular);
        new Recommender(model, history, protocol.seen()).topNOf(users, protocol.at(), threads, (user, best) -> {
            ofModel.add(best.stream().mapToInt(Recommendation::item).toArray(), relevant.of(user));
            int[] popularOnes = popular.best(protocol.at(), history.ratedBy(user, protocol.seen()));
            ofPopularity.add(popularOnes, relevant.of(user));
        });
        long count =
                Arrays.stream(users).mapToLong(user -> relevant.of(user).length).sum();
        return new RankingEvaluation(protocol, users.length, count, ofModel.metrics(), ofPopularity.metrics());
    }

    /** So many at most, spread evenly. */
    private static int[] spread(int[] users, int limit) {
        if (users.length <= limit) {
            return users;
        }
        int[] some = new int[limit];
        for (int k = 0; k < limit; k++) {
            some[k] = users[(int) ((long) k * users.length / limit)];
        }
        return some;
    }
}
