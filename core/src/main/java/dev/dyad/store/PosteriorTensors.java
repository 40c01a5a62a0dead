package dev.dyad.store;

import dev.dyad.model.Posterior;
import java.util.List;
import java.util.Map;

/** What a model that is the mean of samples knows of how sure it is: two tensors, and an entry of the metadata. */
final class PosteriorTensors {

    private static final String SAMPLES = "samples";
    private static final String USERS = "user.variances";
    private static final String ITEMS = "item.variances";

    private PosteriorTensors() {}

    /** None where the model is no mean of samples. */
    static List<Tensor> of(Posterior posterior) {
        return posterior.isEmpty()
                ? List.of()
                : List.of(
                        Tensor.floats(USERS, posterior.userVariances()),
                        Tensor.floats(ITEMS, posterior.itemVariances()));
    }

    /** Adds the entry that a mean of samples has. */
    static void addTo(Map<String, String> metadata, Posterior posterior) {
        if (!posterior.isEmpty()) {
            metadata.put(SAMPLES, Integer.toString(posterior.samples()));
        }
    }

    static Posterior read(TensorFile file) {
        String samples = file.metadata().getOrDefault(SAMPLES, "0");
        if (samples.equals("0")) {
            return Posterior.NONE;
        }
        if (!samples.matches("[1-9][0-9]{0,3}")) {
            throw file.damaged("its metadata has samples = '%s', expected a number".formatted(samples));
        }
        float[] users = file.floats(USERS);
        float[] items = file.floats(ITEMS);
        SideTensors.requireFinite(file, USERS, users, 0, users.length);
        SideTensors.requireFinite(file, ITEMS, items, 0, items.length);
        return new Posterior(Integer.parseInt(samples), users, items);
    }
}
