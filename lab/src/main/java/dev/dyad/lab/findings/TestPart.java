package dev.dyad.lab.findings;

import dev.dyad.lab.RunSpec;
import dev.dyad.lab.studies.Published;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Parts;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.Validation;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The ratings that a run was judged on, and what it had learned from.
 *
 * @param all ratings of the data
 * @param ratings the held-out part, in the order of a run's scores
 * @param trainedByItem training ratings of each item row
 */
public record TestPart(Ratings all, Ratings ratings, int[] trainedByItem) {

    /** The test part of a run on that data; the same for all runs that agree in split, validation share and seed. */
    public static TestPart of(Dataset data, RunSpec spec) {
        Ratings all = data.ratings();
        BitSet heldOut = spec.split().heldOut(all, spec.seed());
        BitSet heldBack = new Validation(spec.validation()).drawn(all, heldOut, spec.seed());
        Parts parts = Parts.of(all, heldOut, heldBack, spec.split());
        return new TestPart(all, parts.heldOut(), parts.train().countByItem());
    }

    /** How many ratings the run has learned from. */
    long trained() {
        return Arrays.stream(trainedByItem).asLongStream().sum();
    }

    /** Whether these are the ratings that the article's models were trained on. */
    boolean isOfTheArticle() {
        return Published.isTheirData(all.size(), present(all.countByUser()), present(all.countByItem()));
    }

    private static int present(int[] counts) {
        return (int) Arrays.stream(counts).filter(count -> count > 0).count();
    }
}
