package dev.dyad.train;

import dev.dyad.DyadException;
import dev.dyad.model.Similarity;
import java.util.Locale;

/** How fresh parameters are drawn. */
public enum Start {
    /** Factors and biases from N(0, 1), as torch's embeddings start, and with them the study's model. */
    TORCH(1, 1),
    /** Factors from N(0, 0.01), biases 0: near the mean rating, so that nothing has to be unlearned. */
    SMALL(0.1, 0);

    private final double factorDeviation;
    private final double biasDeviation;

    Start(double factorDeviation, double biasDeviation) {
        this.factorDeviation = factorDeviation;
        this.biasDeviation = biasDeviation;
    }

    /** The usual start: the study's for its cosine; a small one for inner products, which N(0, 1) puts far off. */
    public static Start usualFor(Similarity similarity) {
        return similarity == Similarity.COSINE ? TORCH : SMALL;
    }

    /** Reads {@code torch} or {@code small}. */
    public static Start parse(String text) {
        return switch (text) {
            case "torch" -> TORCH;
            case "small" -> SMALL;
            default -> throw DyadException.usage("Start '%s': choose torch or small", text);
        };
    }

    public double factorDeviation() {
        return factorDeviation;
    }

    public double biasDeviation() {
        return biasDeviation;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
