package dev.dyad.lab.run;

import dev.dyad.model.EpochReport;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;

/** The best epochs of a run so far; of equals the first. */
final class BestEpochs {

    private double testAccuracy = Double.NEGATIVE_INFINITY;
    private double validationAccuracy = Double.NEGATIVE_INFINITY;
    private int byTest;
    private int byValidation;

    /** Takes the next epoch; true where it is the best in one way or the other. */
    boolean add(EpochReport epoch) {
        boolean best = false;
        // NaN is above nothing.
        if (epoch.testAccuracy() > testAccuracy) {
            testAccuracy = epoch.testAccuracy();
            byTest = epoch.epoch();
            best = true;
        }
        if (epoch.validationAccuracy() > validationAccuracy) {
            validationAccuracy = epoch.validationAccuracy();
            byValidation = epoch.epoch();
            best = true;
        }
        return best;
    }

    /** By the test part; none where there is no test part. */
    OptionalInt byTest() {
        return byTest > 0 ? OptionalInt.of(byTest) : OptionalInt.empty();
    }

    /** By the validation part; none where there is no validation part. */
    OptionalInt byValidation() {
        return byValidation > 0 ? OptionalInt.of(byValidation) : OptionalInt.empty();
    }

    /** Both. */
    Set<Integer> epochs() {
        Set<Integer> epochs = new LinkedHashSet<>();
        byTest().ifPresent(epochs::add);
        byValidation().ifPresent(epochs::add);
        return epochs;
    }
}
