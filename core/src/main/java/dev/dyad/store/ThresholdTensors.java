package dev.dyad.store;

import dev.dyad.model.Thresholds;
import java.util.List;

/** The thresholds of a model with an ordinal head, as tensors. */
final class ThresholdTensors {

    private static final String SHARED = "thresholds";
    private static final String OWN = "user.thresholds";

    private ThresholdTensors() {}

    /** None where the model has none. */
    static List<Tensor> of(Thresholds thresholds) {
        return thresholds.count() == 0
                ? List.of()
                : List.of(Tensor.floats(SHARED, thresholds.shared()), SideTensors.matrix(OWN, thresholds.own()));
    }

    /** @param count how many each user has */
    static Thresholds read(TensorFile file, int count) {
        float[] shared = file.floats(SHARED);
        SideTensors.requireFinite(file, SHARED, shared, 0, shared.length);
        return new Thresholds(shared, SideTensors.readMatrix(file, OWN, count));
    }
}
