package dev.dyad.model;

import dev.dyad.DyadException;
import java.util.Locale;

/** What a score answers. */
public enum Head {
    /** The score is the expected rating. */
    REGRESSION,
    /**
     * The score, in logits, says how likely each level is, by thresholds of each user's own: Koren and Sill, "OrdRec: an
     * ordinal model for predicting personalized item rating distributions", RecSys 2011.
     */
    ORDINAL,
    /**
     * The score is near 1 for pairs that are likely to have a rating, whatever it is, and near 0 for the others: it ranks
     * items and predicts no ratings. Hu, Koren and Volinsky, "Collaborative filtering for implicit feedback datasets", ICDM
     * 2008.
     */
    IMPLICIT;

    /** Whether a score says what a rating will be. */
    public boolean predictsRatings() {
        return this != IMPLICIT;
    }

    /** Reads {@code regression}, {@code ordinal} or {@code implicit}. */
    public static Head parse(String text) {
        return switch (text) {
            case "regression" -> REGRESSION;
            case "ordinal" -> ORDINAL;
            case "implicit" -> IMPLICIT;
            default -> throw DyadException.usage("Head '%s': choose regression, ordinal or implicit", text);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
