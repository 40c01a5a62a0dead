package dev.dyad.recommend;

import dev.dyad.DyadException;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import java.util.OptionalInt;

/**
 * What is said of a recommended item, by which items are ranked. Thresholds are a user's and not an item's, so that for one
 * user the expected rating and the probability of a rating of x or more rise with the same score, and rank items alike;
 * they differ in what they tell, and between users.
 */
public sealed interface RankBy {

    /** The expected rating; with an implicit head, the score. */
    RankBy RATING = new Rating();

    /** The expected rating. */
    record Rating() implements RankBy {

        @Override
        public String toString() {
            return "rating";
        }
    }

    /**
     * The probability of a rating of x or more, for which a model needs an ordinal head.
     *
     * @param rating x, on the model's scale
     */
    record AtLeast(double rating) implements RankBy {

        @Override
        public String toString() {
            return "at-least:" + (rating == Math.rint(rating) ? Long.toString((long) rating) : Double.toString(rating));
        }
    }

    /**
     * Reads {@code rating} or {@code at-least:4}.
     *
     * @throws DyadException of kind USAGE where it is neither
     */
    static RankBy parse(String text) {
        String prefix = "at-least:";
        if (text.equals("rating")) {
            return RATING;
        } else if (text.startsWith(prefix)) {
            try {
                return new AtLeast(Double.parseDouble(text.substring(prefix.length())));
            } catch (NumberFormatException e) {
                throw unknown(text);
            }
        }
        throw unknown(text);
    }

    private static DyadException unknown(String text) {
        return DyadException.usage(
                "Ranking by '%s': choose rating, or at-least with a rating, such as at-least:4", text);
    }

    /**
     * Refuses what a model cannot tell.
     *
     * @throws DyadException of kind USAGE
     */
    default void require(FactorModel model) {
        if (!(this instanceof AtLeast probability)) {
            return;
        }
        if (model.spec().head() != Head.ORDINAL) {
            throw DyadException.usage(
                    "Ranking by %s needs a model that gives probabilities, and this one has a head of kind %s; train with"
                            + " --head ordinal, or rank by rating",
                    this, model.spec().head());
        }
        double x = probability.rating;
        if (!(x >= model.scale().min() && x <= model.scale().max())) {
            throw DyadException.usage(
                    "Ranking by %s: give a rating from %s to %s, the model's scale",
                    this, model.scale().min(), model.scale().max());
        }
    }

    /** What a user's score comes to. */
    default double of(FactorModel model, OptionalInt user, double score) {
        if (this instanceof AtLeast probability) {
            return model.distribution(user, score).atLeast(probability.rating);
        }
        return model.spec().head() == Head.ORDINAL ? model.answer(user, score).rating() : score;
    }
}
