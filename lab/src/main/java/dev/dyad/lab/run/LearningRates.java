package dev.dyad.lab.run;

import dev.dyad.model.EpochReport;
import dev.dyad.train.Adam;
import dev.dyad.train.Trainer;
import java.util.List;

/** Which learning rate an epoch had. */
final class LearningRates {

    private LearningRates() {}

    /**
     * The rate of an epoch's last step; NaN for a trainer without one.
     *
     * @param ratings in the training part
     * @param before the epochs before it
     */
    static double ofLastStep(Trainer trainer, int ratings, List<EpochReport> before) {
        if (!(trainer instanceof Adam adam)) {
            return Double.NaN;
        }
        int steps = (ratings + adam.batchSize() - 1) / adam.batchSize();
        return adam.learningRate()
                .inEpoch(before.size() + 1, adam.epochs(), steps, before)
                .applyAsDouble(steps - 1);
    }
}
