package dev.dyad.train.fit;

import dev.dyad.evaluate.RankingEvaluation;
import dev.dyad.evaluate.RankingProtocol;
import dev.dyad.model.FactorModel;
import dev.dyad.model.History;
import dev.dyad.train.TrainingData;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of a learning curve where scores only rank: NDCG@10 over at most {@value #USERS} users. */
final class CurveRanking {

    private static final int AT = 10;

    /** So many that the figure is good to half a hundredth, so few that a sweep over large data takes longer. */
    private static final int USERS = 10_000;

    private final TrainingData data;
    private final int threads;
    private Optional<History> history = Optional.empty();

    CurveRanking(TrainingData data, int threads) {
        this.data = data;
        this.threads = threads;
    }

    /** The NDCG by the ratings of a part, whatever their level; NaN where it has none. */
    double ndcg(FactorModel model, History.Part part) {
        if ((part == History.Part.TEST ? data.heldOut() : data.validation()).isEmpty()) {
            return Double.NaN;
        }
        if (history.isEmpty()) {
            history = Optional.of(History.of(data.train(), data.validation(), data.heldOut()));
        }
        RankingProtocol protocol = new RankingProtocol(part, AT, OptionalDouble.empty(), USERS);
        return RankingEvaluation.of(model, history.get(), protocol, threads)
                .model()
                .ndcg();
    }
}
