package dev.dyad.lab.run;

import dev.dyad.lab.RunSpec;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Features;
import dev.dyad.train.Adam;

/**
 * How much work runs of a kind are beside each other, in units of one number of one rating's vectors. Roughly: for time
 * estimates and progress bars.
 */
public final class RunCost {

    /** What a rating costs beside its vectors, in numbers of a vector. */
    private static final double RATING = 64;

    /** What the strides of L2 cost a row that is read, for each number of its vector. */
    private static final double STRIDES = 1.3;

    /** What features add: their vectors are summed into those of rows, and gradients back. */
    private static final double FEATURES = 1.5;

    private static final double DROPOUT = 1.5;

    /** Runs whose work can be compared. */
    enum Kind {
        /** Adam without L2. */
        WITHOUT_L2,
        /** Steps that a row has missed are made up for when it is read. */
        WITH_L2,
        /** Stochastic gradient descent, whose ratings are far less work each. */
        SGD;

        static Kind of(RunSpec spec) {
            if (spec.trainer() instanceof Adam adam) {
                return adam.l2() > 0 ? WITH_L2 : WITHOUT_L2;
            }
            return SGD;
        }
    }

    private RunCost() {}

    /** The work of an epoch. */
    static double ofEpoch(Dataset data, RunSpec spec) {
        double ratings = data.ratings().size();
        double rows = (double) data.users().size() + data.items().size();
        double dim = spec.model().dim();
        double work = ratings * (RATING + dim);
        if (spec.trainer() instanceof Adam adam) {
            work *= adam.dropout() > 0 ? DROPOUT : 1;
            work *= spec.model().features().equals(Features.NONE) ? 1 : FEATURES;
            work += adam.l2() > 0 ? STRIDES * (2 * ratings + rows) * dim : 0;
        }
        return work;
    }

    /** The work of a whole run. */
    public static double of(Dataset data, RunSpec spec) {
        return spec.trainer().epochs() * ofEpoch(data, spec);
    }
}
