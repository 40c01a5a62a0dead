package dev.dyad.model;

import dev.dyad.ratings.Stretches;

/**
 * How items change: what each has more in a stretch of time than in the last one. Immutable.
 *
 * @param stretches of time
 * @param biases items × stretches, in the units of scores, 0 for the last one; no rows where items do not drift
 */
public record ItemDrift(Stretches stretches, FactorMatrix biases) {

    /** That of a model without. */
    public static final ItemDrift NONE = new ItemDrift(Stretches.ONE, FactorMatrix.empty(1));

    public ItemDrift {
        if (biases.dim() != stretches.count()) {
            throw new IllegalArgumentException(
                    "a drift of %d stretches of time, biases of %d".formatted(stretches.count(), biases.dim()));
        }
    }

    /** What an item has more on a day than in the last stretch of time. */
    float of(int item, int day) {
        return biases.rows() == 0 ? 0 : biases.get(item, stretches.of(day));
    }
}
