package dev.dyad.lab.findings;

import dev.dyad.lab.statistics.Estimate;
import java.util.function.Function;

/**
 * What is told of variants.
 *
 * @param kind of which it is one
 * @param subject of a sentence
 * @param of a run
 */
record Quantity(Kind kind, String subject, Function<RunFigures, Estimate> figure) {

    /** The kinds, with the words for more and less of them. */
    enum Kind {
        ACCURACY("rises", "falls"),
        GAP("grows", "shrinks"),
        /** Test accuracy after few epochs: how much each of them teaches. */
        EARLY_ACCURACY("rises", "falls");

        final String more;
        final String less;

        Kind(String more, String less) {
            this.more = more;
            this.less = less;
        }
    }

    /** Test accuracy at the best epoch. */
    static final Quantity ACCURACY = new Quantity(
            Kind.ACCURACY,
            "test accuracy",
            run -> Estimate.ofShare(
                    run.byTest().accuracy().share(), run.byTest().accuracy().ratings()));

    /** The gap in the last epoch. */
    static final Quantity GAP =
            new Quantity(Kind.GAP, "the gap between train and test accuracy", run -> run.gapAt(run.lastEpoch()));

    /** Test accuracy after some epochs. */
    static Quantity accuracyAfter(int epoch) {
        String subject = "test accuracy after " + (epoch == 1 ? "the first epoch" : epoch + " epochs");
        return new Quantity(Kind.EARLY_ACCURACY, subject, run -> run.testAccuracyAt(epoch));
    }

    Estimate of(RunFigures run) {
        return figure.apply(run);
    }

    /** Its value over the seeds of a variant. */
    Measured of(VariantFigures variant) {
        return kind == Kind.ACCURACY ? variant.bestAccuracy() : variant.measured(figure);
    }
}
