package dev.dyad.lab.run;

import dev.dyad.lab.RunSpec;
import dev.dyad.ratings.Dataset;
import dev.dyad.train.Adam;
import dev.dyad.train.Sgd;

/**
 * How much work runs of a kind are beside each other, in units of one number of one rating's vectors. Roughly: for time
 * estimates and progress bars.
 */
public final class RunCost {

    /** What a rating costs beside its vectors, in numbers of a vector. */
    private static final double RATING = 64;

    /** What a step of a row that is not in the batch costs, where each has to be made up for by itself. */
    private static final double MISSED_STEP = 0.35;

    /** Runs whose work can be compared. */
    enum Kind {
        /** The work goes with ratings. */
        BY_RATINGS,
        /** The work goes with steps and rows: Adam with L2. */
        BY_STEPS,
        /** The work goes with ratings, and each is far less of it: stochastic gradient descent. */
        BY_BLOCKS;

        static Kind of(RunSpec spec) {
            if (spec.trainer() instanceof Sgd) {
                return BY_BLOCKS;
            }
            return spec.trainer() instanceof Adam adam && adam.l2() > 0 ? BY_STEPS : BY_RATINGS;
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
            work *= adam.dropout() > 0 ? 1.5 : 1;
            work += adam.l2() > 0 ? MISSED_STEP * ratings / adam.batchSize() * rows * dim : 0;
        }
        return work;
    }

    /** The work of a whole run. */
    public static double of(Dataset data, RunSpec spec) {
        return spec.trainer().epochs() * ofEpoch(data, spec);
    }
}
