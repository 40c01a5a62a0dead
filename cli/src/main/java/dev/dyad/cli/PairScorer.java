package dev.dyad.cli;

import dev.dyad.model.FactorModel;
import dev.dyad.model.TrainedModel;
import java.util.OptionalInt;

/**
 * Predicts for pairs of ids. Of a user or item that the model does not know, the biases answer: the model's offset and
 * the bias of the one that it does know.
 */
final class PairScorer {

    private final TrainedModel model;

    PairScorer(TrainedModel model) {
        this.model = model;
    }

    Prediction predict(String userId, String itemId) {
        FactorModel factors = model.factors();
        OptionalInt user = model.users().ids().row(userId);
        OptionalInt item = model.items().ids().row(itemId);
        double score = user.isPresent() && item.isPresent()
                ? factors.score(user.getAsInt(), item.getAsInt())
                : factors.offset()
                        + (user.isPresent() ? factors.users().bias(user.getAsInt()) : 0)
                        + (item.isPresent() ? factors.items().bias(item.getAsInt()) : 0);
        return new Prediction(
                userId,
                itemId,
                factors.scale().clamp(score),
                factors.scale().value(factors.scale().nearestLevel(score)),
                Prediction.Known.of(user.isPresent(), item.isPresent()));
    }
}
