package dev.dyad.train;

import dev.dyad.DyadException;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.train.als.AlsFit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Alternating least squares, for inner products: with the items as they are each user is the answer to a ridge
 * regression, and then each item with the users as they are. Zhou, Wilkinson, Schreiber and Pan, "Large-scale parallel
 * collaborative filtering for the Netflix prize", AAIM 2008. There is no learning rate, and no sweep makes the sum that is
 * minimized larger.
 *
 * <p>With a regression head that sum is Σ (r − score)² + Σ λ |p − m|² over the ratings and the rows p of users and items,
 * their biases included, where m is what a row's features say of it, 0 without any. Ratings are counted in their standard
 * deviation. With an implicit head every training rating is a 1 whatever its level, and what is minimized is Σ (1 − score)²
 * over the ratings + α Σ score² over all pairs of users and items + Σ λ |p − m|². Hu, Koren and Volinsky, "Collaborative
 * filtering for implicit feedback datasets", ICDM 2008, in the form of Rendle, Krichene, Zhang and Koren, "Revisiting the
 * performance of iALS on item recommendation benchmarks", RecSys 2022. In both λ = l2 · (n + α · m)^e + rowL2 for a row of n
 * ratings, with m rows on the other side.
 *
 * @param epochs sweeps over users and items, 1 to 100,000; the most where {@code patience} ends training earlier
 * @param l2 what each rating of a row adds to the weight λ of its regularization, 0 to 1,000
 * @param rowL2 the weight beside that, 0 to 10,000; one of the two is above 0
 * @param unobserved α, the weight of the square of every pair's score, 0 to 100: above 0 with an implicit head, 0 with a
 *     regression one
 * @param l2Exponent e, 0 to 2
 * @param patience how many epochs in a row may be no better than the best on the validation part, before training ends
 *     with the model of the best; 0 to train all epochs and take the last
 */
public record Als(int epochs, double l2, double rowL2, double unobserved, double l2Exponent, int patience)
        implements Trainer {

    /** Good on small and on large data: see {@code docs/accuracy.md}. */
    public static final Als DEFAULT = new Als(8, 0.05, 4, 0, 1, 0);

    /** The same for an implicit head. */
    public static final Als IMPLICIT = new Als(10, 0.01, 0, 0.3, 1, 0);

    /**
     * What is usual with that head.
     *
     * @throws DyadException of kind USAGE for an ordinal one
     */
    public static Als usualFor(Head head) {
        return switch (head) {
            case REGRESSION -> DEFAULT;
            case IMPLICIT -> IMPLICIT;
            case ORDINAL -> throw noOrdinalHead();
        };
    }

    public Als {
        Refusals.require(epochs >= 1 && epochs <= 100_000, "Epochs %s: give 1 to 100,000", epochs);
        Refusals.require(l2 >= 0 && l2 <= 1_000, "L2 %s: give 0 to 1,000, such as 0.03", l2);
        Refusals.require(rowL2 >= 0 && rowL2 <= 10_000, "L2 of rows %s: give 0 to 10,000, such as 4", rowL2);
        Refusals.require(l2 + rowL2 > 0, "L2 %s for each rating and for each row: give one of them above 0", l2);
        Refusals.require(
                unobserved >= 0 && unobserved <= 100, "Weight of unobserved pairs %s: give 0 to 100", unobserved);
        Refusals.require(l2Exponent >= 0 && l2Exponent <= 2, "Exponent of L2 %s: give 0 to 2, such as 1", l2Exponent);
        Refusals.require(patience >= 0, "Patience %s: give 0 epochs or more", patience);
    }

    private static DyadException noOrdinalHead() {
        return DyadException.usage(
                "The trainer als learns no ordinal head; take --trainer sgd, or --head regression or implicit");
    }

    @Override
    public String name() {
        return "als";
    }

    @Override
    public Als withEpochs(int other) {
        return new Als(other, l2, rowL2, unobserved, l2Exponent, patience);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("trainer", name());
        settings.put("epochs", Integer.toString(epochs));
        settings.put("l2", Double.toString(l2));
        settings.put("row-l2", Double.toString(rowL2));
        settings.put("unobserved", Double.toString(unobserved));
        settings.put("l2-exponent", Double.toString(l2Exponent));
        settings.put("patience", Integer.toString(patience));
        return settings;
    }

    /**
     * {@inheritDoc}
     *
     * @throws DyadException also of kind USAGE for a cosine, an ordinal head, features of time, a weight of unobserved pairs
     *     that does not go with the head, or a patience without a validation part
     */
    @Override
    public Fit fit(TrainingData data, ModelSpec spec, FitOptions options, TrainingListener listener) {
        Refusals.refuseCosine(this, spec);
        if (spec.head() == Head.ORDINAL) {
            throw noOrdinalHead();
        }
        Refusals.refuseFeaturesOfSgd(this, spec);
        requireUnobserved(spec.head());
        Refusals.refusePatience(patience, data, options);
        Refusals.refuseNoRatings(data);
        return new AlsFit(data, spec, this, options, listener).run();
    }

    private void requireUnobserved(Head head) {
        if (head == Head.IMPLICIT && unobserved == 0) {
            throw DyadException.usage(
                    "Weight of unobserved pairs %s: an implicit head needs one above 0, such as 0.1", unobserved);
        } else if (head == Head.REGRESSION && unobserved > 0) {
            throw DyadException.usage(
                    "Weight of unobserved pairs %s: it goes with --head implicit; with ratings, leave it out",
                    unobserved);
        }
    }
}
