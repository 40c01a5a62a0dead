package dev.dyad.train;

import dev.dyad.DyadException;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.Features;

/** What several trainers refuse, in the same words. */
final class Refusals {

    private Refusals() {}

    /** A hyper-parameter that is out of its range. */
    static void require(boolean allowed, String format, Object value) {
        if (!allowed) {
            throw DyadException.usage(format, value);
        }
    }

    /** A cosine, where only inner products are learned. */
    static void refuseCosine(Trainer trainer, ModelSpec spec) {
        if (spec.similarity() != Similarity.DOT) {
            throw DyadException.usage(
                    "The trainer %s learns inner products; take --similarity dot, or --trainer adam for a %s",
                    trainer.name(), spec.similarity());
        }
    }

    /** Features that sgd alone learns from: times, and the items that users rated. */
    static void refuseFeaturesOfSgd(Trainer trainer, ModelSpec spec) {
        if (spec.features().hasRated()) {
            throw DyadException.usage(
                    "The trainer %s learns nothing of the items that users rated; take --trainer sgd, or leave out %s",
                    trainer.name(), Features.RATED);
        }
        if (spec.features().needTimes()) {
            throw DyadException.usage(
                    "The trainer %s learns nothing of times; take --trainer sgd, or leave out the features that begin with"
                            + " time.",
                    trainer.name());
        }
    }

    /** A patience that nothing is measured for. */
    static void refusePatience(int patience, TrainingData data, FitOptions options) {
        if (patience > 0 && data.validation().isEmpty()) {
            throw DyadException.usage(
                    "Patience %d needs a validation part to judge epochs by; hold one back, such as --validation 0.05",
                    patience);
        }
        if (patience > 0 && options.evaluation() == FitOptions.EpochEvaluation.LAST) {
            throw DyadException.usage("Patience %d needs every epoch measured, not the last alone", patience);
        }
    }

    static void refuseNoRatings(TrainingData data) {
        if (data.train().isEmpty()) {
            throw DyadException.data("There are no ratings to train on");
        }
    }
}
