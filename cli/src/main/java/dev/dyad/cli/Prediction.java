package dev.dyad.cli;

import dev.dyad.model.RatingDistribution;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a model says of a pair.
 *
 * @param rating the expected rating, within the scale
 * @param level the likeliest rating: the level nearest to it, or the mode of the distribution
 * @param deviation the standard deviation of the rating, where the model tells and knows both
 * @param distribution how likely each rating is, where the model tells
 * @param known whom of the two the model knows
 */
record Prediction(
        String user,
        String item,
        double rating,
        double level,
        OptionalDouble deviation,
        Optional<RatingDistribution> distribution,
        Known known) {

    /** Whom of a pair a model knows. */
    enum Known {
        BOTH,
        USER,
        ITEM,
        NEITHER;

        static Known of(boolean user, boolean item) {
            return user ? (item ? BOTH : USER) : item ? ITEM : NEITHER;
        }

        boolean hasUser() {
            return this == BOTH || this == USER;
        }

        boolean hasItem() {
            return this == BOTH || this == ITEM;
        }
    }
}
