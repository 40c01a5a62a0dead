package dev.dyad.model;

import dev.dyad.DyadException;
import java.util.Locale;

/** How a user vector p̂ and an item vector q̂ make a score. */
public enum Similarity {
    /** ⟨p̂, q̂⟩, around the mean rating of the training part. */
    DOT,
    /** h · cos(p̂, q̂), around the centre of the scale; h is half the width of its range of cells. */
    COSINE;

    /**
     * The smallest norm a cosine divides by, so that the cosine with a zero vector is 0: torch's
     * {@code cosine_similarity} has the same.
     */
    public static final float MIN_NORM = 1e-8f;

    /** Reads {@code dot} or {@code cosine}. */
    public static Similarity parse(String text) {
        return switch (text) {
            case "dot" -> DOT;
            case "cosine" -> COSINE;
            default -> throw DyadException.usage("Similarity '%s': choose dot or cosine", text);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
