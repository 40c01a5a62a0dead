package dev.dyad.store;

import dev.dyad.model.Thresholds;
import java.util.List;

/** The thresholds of a model with an ordinal head, as tensors. */
final class ThresholdTensors {

    private static final String SHARED = "thresholds";
    private static final String OWN = "user.thresholds";

    private ThresholdTensors() {}

    /**
     * None where the model has none.
     *
     * @param prefix of the tensors' names
     */
    static List<Tensor> of(String prefix, Thresholds thresholds) {
        return thresholds.count() == 0
                ? List.of()
                : List.of(
                        Tensor.floats(prefix + SHARED, thresholds.shared()),
                        SideTensors.matrix(prefix + OWN, thresholds.own()));
    }

    /**
     * @param prefix of the tensors' names
     * @param count how many each user has
     */
    static Thresholds read(TensorFile file, String prefix, int count) {
        float[] shared = file.floats(prefix + SHARED);
        SideTensors.requireFinite(file, prefix + SHARED, shared, 0, shared.length);
        return new Thresholds(shared, SideTensors.readMatrix(file, prefix + OWN, count));
    }
}
