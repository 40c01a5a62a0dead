package dev.dyad.lab.tune;

import dev.dyad.evaluate.Evaluation;
import dev.dyad.model.FactorModel;
import dev.dyad.ratings.Ratings;

/**
 * How good a trial was after an epoch, on the validation part.
 *
 * @param epoch from 1
 * @param accuracy the share of ratings whose level was predicted exactly
 * @param rmse of the expected rating, in ratings
 * @param nll the mean of −log P(the level given); NaN without an ordinal head
 */
public record Judgement(int epoch, double accuracy, double rmse, double nll) {

    static Judgement of(FactorModel model, Ratings validation, int epoch) {
        // Groups by numbers of training ratings are not asked for here.
        int[] byUser = new int[validation.userCount()];
        int[] byItem = new int[validation.itemCount()];
        Evaluation evaluation = Evaluation.of(model, validation, byUser, byItem, 1);
        return new Judgement(
                epoch,
                evaluation.metrics().accuracy(),
                evaluation.metrics().rmse(),
                evaluation.distribution().map(d -> d.negativeLogLikelihood()).orElse(Double.NaN));
    }
}
