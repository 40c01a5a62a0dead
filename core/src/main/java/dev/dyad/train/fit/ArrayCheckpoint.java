package dev.dyad.train.fit;

import dev.dyad.store.Tensor;
import dev.dyad.store.TensorFile;
import dev.dyad.store.TensorType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole state of a fit in a safetensors file, between two steps: every array of parameters, those of the best epoch
 * where training may go back to it, and what was measured. A fit that goes on from it does what it would have done without
 * the stop, bit for bit, on any number of threads.
 */
public final class ArrayCheckpoint {

    private static final String BEST = "best.";

    private final CheckpointFrame frame;
    private final List<ParameterArray> arrays;
    private final int steps;
    private final FitProgress progress;

    /**
     * @param arrays every array of parameters, each to be taken up in its place
     * @param steps of an epoch
     */
    public ArrayCheckpoint(CheckpointFrame frame, List<ParameterArray> arrays, int steps, FitProgress progress) {
        this.frame = frame;
        this.arrays = List.copyOf(arrays);
        this.steps = steps;
        this.progress = progress;
    }

    /**
     * Writes the state as it is.
     *
     * @param best the arrays of the best epoch, in the order of the fit's own; empty where there is none
     */
    public void write(Path file, List<float[]> best) {
        List<Tensor> tensors = new ArrayList<>(frame.tensors(progress));
        for (int k = 0; k < arrays.size(); k++) {
            String name = arrays.get(k).name();
            tensors.add(Tensor.floats(name, arrays.get(k).values()));
            if (!best.isEmpty()) {
                tensors.add(Tensor.floats(BEST + name, best.get(k)));
            }
        }
        TensorFile.write(file, frame.metadata(), tensors);
    }

    /** Takes up the state; gives the arrays of the best epoch, none where there is none. */
    public List<float[]> read(Path file) {
        List<float[]> best = new ArrayList<>();
        try (TensorFile source = TensorFile.open(file)) {
            frame.requireSame(source, file);
            for (ParameterArray array : arrays) {
                read(source, array.name(), array.values());
                if (source.find(BEST + array.name()).isPresent()) {
                    float[] values = new float[array.values().length];
                    read(source, BEST + array.name(), values);
                    best.add(values);
                }
            }
            frame.readProgress(source, progress, steps);
        }
        return best;
    }

    private static void read(TensorFile source, String name, float[] target) {
        if (source.require(name, TensorType.F32).elements() != target.length) {
            throw source.damaged("%s does not have %d numbers".formatted(name, target.length));
        }
        source.readFloats(name, 0, target, 0, target.length);
    }
}
