package dev.dyad.train;

import dev.dyad.DyadException;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.train.sgd.SgdFit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stochastic gradient descent over blocks of users and items, for inner products: the fastest trainer, and the one for
 * large data. Blocks that share no row are learned from at the same time, without locks (Gemulla, Nijkamp, Haas and
 * Sismanis, "Large-scale matrix factorization with distributed stochastic gradient descent", KDD 2011; Chin, Zhuang, Juan and
 * Lin, "A fast parallel stochastic gradient method for matrix factorization in shared memory systems", ACM TIST 2015).
 *
 * <p>What is minimized is Σ ½ (r − score)² + ½ Σ (l2 · n + rowL2) |p − m|² over the rows p of users and items, where a row
 * has n ratings and m is what its features say of it, 0 without any; biases likewise. So a row with few ratings is held
 * to its features, and one with many speaks for itself. Ratings are counted in their standard deviation, so that rates and
 * weights mean the same on every scale. Features are fitted to the rows between epochs (Agarwal and Chen,
 * "Regression-based latent factor models", KDD 2009).
 *
 * @param epochs 1 to 100,000; the most where {@code patience} ends training earlier
 * @param learningRate of factors, by round; rows with few ratings take longer steps, and those with many shorter ones
 * @param l2 what each rating of a row adds to the weight of its regularization, 0 to 1
 * @param rowL2 the weight of a row's regularization beside that, 0 to 10,000
 * @param patience how many epochs in a row may be no better than the best by the RMSE of the validation part, before
 *     training ends with the model of the best; 0 to train all epochs and take the last
 */
public record Sgd(int epochs, LearningRate learningRate, double l2, double rowL2, int patience) implements Trainer {

    /** Good on small data, and on large with {@link #usualEpochs}: see {@code docs/accuracy.md}. */
    public static final Sgd DEFAULT = new Sgd(12, new LearningRate.Cosine(0.08, 0, 0.001), 0.03, 4, 0);

    /** The same for an ordinal head, whose loss is a likelihood. */
    public static final Sgd ORDINAL = new Sgd(12, new LearningRate.Cosine(0.12, 0, 0.001), 0.05, 6, 0);

    /** What is usual with that head. */
    public static Sgd usualFor(Head head) {
        return switch (head) {
            case REGRESSION -> DEFAULT;
            case ORDINAL -> ORDINAL;
            case IMPLICIT -> throw noImplicitHead();
        };
    }

    /**
     * How many epochs do well on so many ratings: 12 on 100 thousand, 8 on a million, 7 on more, since rows with more
     * ratings get there sooner.
     */
    public static int usualEpochs(int ratings) {
        double tens = Math.log10(Math.max(1e5, ratings) / 1e5);
        return (int) Math.max(7, Math.round(DEFAULT.epochs() - 4 * tens));
    }

    public Sgd {
        Refusals.require(epochs >= 1 && epochs <= 100_000, "Epochs %s: give 1 to 100,000", epochs);
        Refusals.require(l2 >= 0 && l2 <= 1, "L2 %s: give 0 to 1, such as 0.03", l2);
        Refusals.require(rowL2 >= 0 && rowL2 <= 10_000, "L2 of rows %s: give 0 to 10,000, such as 4", rowL2);
        Refusals.require(patience >= 0, "Patience %s: give 0 epochs or more", patience);
    }

    private static DyadException noImplicitHead() {
        return DyadException.usage("The trainer sgd learns no implicit head; take --trainer als");
    }

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public Sgd withEpochs(int other) {
        return new Sgd(other, learningRate, l2, rowL2, patience);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("trainer", name());
        settings.put("epochs", Integer.toString(epochs));
        settings.put("learning-rate", learningRate.toString());
        settings.put("l2", Double.toString(l2));
        settings.put("row-l2", Double.toString(rowL2));
        settings.put("patience", Integer.toString(patience));
        return settings;
    }

    /**
     * {@inheritDoc}
     *
     * @throws DyadException also of kind USAGE for a cosine, a patience without a validation part, or
     *     features of time without times
     */
    @Override
    public Fit fit(TrainingData data, ModelSpec spec, FitOptions options, TrainingListener listener) {
        Refusals.refuseCosine(this, spec);
        if (spec.head() == Head.IMPLICIT) {
            throw noImplicitHead();
        }
        Refusals.refusePatience(patience, data, options);
        Refusals.refuseNoRatings(data);
        return new SgdFit(data, spec, this, options, listener).run();
    }
}
