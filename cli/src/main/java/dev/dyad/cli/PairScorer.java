package dev.dyad.cli;

import dev.dyad.model.Answer;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.model.TrainedModel;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Predicts for pairs of ids. Of a user or item that the model does not know, the biases answer: the model's offset and
 * the bias of the one that it does know.
 */
final class PairScorer {

    private final TrainedModel model;

    PairScorer(TrainedModel model) {
        this.model = model;
    }

    /** @param time of the rating; empty for now */
    Prediction predict(String userId, String itemId, OptionalLong time) {
        FactorModel factors = model.factors();
        OptionalInt user = model.users().ids().row(userId);
        OptionalInt item = model.items().ids().row(itemId);
        double score = factors.score(user, item, time);
        Answer answer = factors.answer(user, score, time);
        return new Prediction(
                userId,
                itemId,
                answer.rating(),
                factors.scale().value(answer.level()),
                !factors.posterior().isEmpty() && user.isPresent() && item.isPresent()
                        ? OptionalDouble.of(factors.deviation(user.getAsInt(), item.getAsInt()))
                        : OptionalDouble.empty(),
                factors.spec().head() == Head.ORDINAL
                        ? Optional.of(factors.distribution(user, score, time))
                        : Optional.empty(),
                Prediction.Known.of(user.isPresent(), item.isPresent()));
    }
}
