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
    ORDINAL;

    /** Reads {@code regression} or {@code ordinal}. */
    public static Head parse(String text) {
        return switch (text) {
            case "regression" -> REGRESSION;
            case "ordinal" -> ORDINAL;
            default -> throw DyadException.usage("Head '%s': choose regression or ordinal", text);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
