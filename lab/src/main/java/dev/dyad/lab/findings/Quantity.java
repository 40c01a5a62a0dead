package dev.dyad.lab.findings;

import dev.dyad.lab.statistics.Estimate;
import java.util.function.Function;

/**
 * What is told of variants.
 *
 * @param kind of which it is one
 * @param subject of a sentence
 * @param figure of a run
 */
record Quantity(Kind kind, String subject, Function<RunFigures, Estimate> figure) {

    /** The kinds, with the words for more and less of them. */
    enum Kind {
        ACCURACY("rises", "falls", "higher", "lower", "highest", "lowest"),
        GAP("grows", "shrinks", "larger", "smaller", "largest", "smallest"),
        /** Test accuracy on average over the epochs: the more each of them teaches, the higher it is. */
        MEAN_ACCURACY("rises", "falls", "higher", "lower", "highest", "lowest");

        final String rises;
        final String falls;
        final String above;
        final String below;
        final String highest;
        final String lowest;

        Kind(String rises, String falls, String above, String below, String highest, String lowest) {
            this.rises = rises;
            this.falls = falls;
            this.above = above;
            this.below = below;
            this.highest = highest;
            this.lowest = lowest;
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

    /** The mean test accuracy of all epochs. */
    static final Quantity MEAN_ACCURACY =
            new Quantity(Kind.MEAN_ACCURACY, "test accuracy on average over the epochs", RunFigures::meanTestAccuracy);

    Estimate of(RunFigures run) {
        return figure.apply(run);
    }

    /** Its value over the seeds of a variant. */
    Measured of(VariantFigures variant) {
        return kind == Kind.ACCURACY ? variant.bestAccuracy() : variant.measured(figure);
    }
}
