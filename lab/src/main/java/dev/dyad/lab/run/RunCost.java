package dev.dyad.lab.run;

import dev.dyad.lab.RunSpec;
import dev.dyad.ratings.Dataset;
import dev.dyad.train.Adam;

/**
 * How much work runs are beside each other. The unit is that of one number of one rating's two vectors; only quotients
 * mean something.
 */
public final class RunCost {

    /** What a rating costs beside its vectors, in numbers of a vector. */
    private static final double RATING = 64;

    /** What a missed step of a number costs that L2 makes up for. */
    private static final double MISSED_STEP = 0.35;

    private RunCost() {}

    /** The work of an epoch. */
    public static double ofEpoch(Dataset data, RunSpec spec) {
        double ratings = data.ratings().size();
        double rows = (double) data.users().size() + data.items().size();
        double dim = spec.model().dim();
        double cost = ratings * (RATING + dim);
        if (spec.trainer() instanceof Adam adam) {
            double steps = ratings / adam.batchSize();
            cost *= adam.dropout() > 0 ? 1.5 : 1;
            cost += adam.l2() > 0 ? MISSED_STEP * steps * rows * dim : 0;
        }
        return cost;
    }

    /** The work of a whole run. */
    public static double of(Dataset data, RunSpec spec) {
        return spec.trainer().epochs() * ofEpoch(data, spec);
    }
}
