package dev.dyad.train.gibbs;

import dev.dyad.store.Tensor;
import dev.dyad.store.TensorFile;
import dev.dyad.store.TensorType;
import dev.dyad.train.fit.CheckpointFrame;
import dev.dyad.train.fit.FitProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole state of a fit in a safetensors file, between two steps of a sweep: the sample as it stands, those that were
 * kept, and what was measured. A fit that goes on from it does what it would have done without the stop, bit for bit.
 */
final class GibbsCheckpoint {

    static final String VERSION = "gibbs 1";

    private static final String SCALARS = "scalars";
    private static final int SCALAR_COUNT = 7;

    private final CheckpointFrame frame;
    private final GibbsState state;
    private final KeptSamples kept;
    private final RunningScores validation;
    private final RunningScores heldOut;
    private final FitProgress progress;

    GibbsCheckpoint(
            CheckpointFrame frame,
            GibbsState state,
            KeptSamples kept,
            RunningScores validation,
            RunningScores heldOut,
            FitProgress progress) {
        this.frame = frame;
        this.state = state;
        this.kept = kept;
        this.validation = validation;
        this.heldOut = heldOut;
        this.progress = progress;
    }

    /** Numbers of the state, under a name of their own; not a copy. */
    private record Numbers(String name, double[] values) {}

    private List<Numbers> numbers() {
        List<Numbers> all = new ArrayList<>();
        for (GibbsSide side : List.of(state.users(), state.items())) {
            all.add(new Numbers(side.name() + ".mean", side.prior().mean()));
            all.add(new Numbers(side.name() + ".precision", side.prior().precision()));
            all.add(new Numbers(
                    side.name() + ".features", side.prior().effects().factors()));
        }
        all.add(new Numbers("noise", state.noise().precisions()));
        all.add(new Numbers("kept.users.variances", kept.userVariances()));
        all.add(new Numbers("kept.items.variances", kept.itemVariances()));
        all.add(new Numbers("validation.sums", validation.sums()));
        all.add(new Numbers("heldOut.sums", heldOut.sums()));
        return all;
    }

    void write(Path file) {
        List<Tensor> tensors = new ArrayList<>(frame.tensors(progress));
        tensors.add(Tensor.floats("users", state.users().values()));
        tensors.add(Tensor.floats("items", state.items().values()));
        for (Numbers numbers : numbers()) {
            tensors.add(Tensor.doubles(numbers.name(), numbers.values()));
        }
        tensors.add(Tensor.doubles(SCALARS, scalars()));
        for (int s = 0; s < kept.samples().size(); s++) {
            KeptSample sample = kept.samples().get(s);
            tensors.add(Tensor.floats(name(s, "users"), sample.users()));
            tensors.add(Tensor.floats(name(s, "items"), sample.items()));
            tensors.add(Tensor.floats(name(s, "users.features"), sample.userFeatures()));
            tensors.add(Tensor.floats(name(s, "items.features"), sample.itemFeatures()));
        }
        tensors.add(Tensor.doubles(
                "kept.offsets",
                kept.samples().stream().mapToDouble(KeptSample::offset).toArray()));
        TensorFile.write(file, frame.metadata(), tensors);
    }

    private static String name(int sample, String part) {
        return "kept." + sample + "." + part;
    }

    private double[] scalars() {
        return new double[] {
            state.users().prior().effects().strength(),
            state.items().prior().effects().strength(),
            state.noise().alike(),
            state.noise().variance(),
            validation.count(),
            heldOut.count(),
            kept.samples().size()
        };
    }

    /** Takes up the state. */
    void read(Path file) {
        try (TensorFile source = TensorFile.open(file)) {
            frame.requireSame(source, file);
            copy(source, "users", state.users().values());
            copy(source, "items", state.items().values());
            for (Numbers numbers : numbers()) {
                double[] values = source.doubles(numbers.name());
                require(source, numbers.name(), values.length, numbers.values().length);
                System.arraycopy(values, 0, numbers.values(), 0, values.length);
            }
            readScalars(source);
            frame.readProgress(source, progress, GibbsFit.STEPS);
        }
    }

    private void readScalars(TensorFile source) {
        double[] scalars = source.doubles(SCALARS);
        require(source, SCALARS, scalars.length, SCALAR_COUNT);
        setPrior(state.users().prior(), scalars[0]);
        setPrior(state.items().prior(), scalars[1]);
        state.noise().set(scalars[2], scalars[3]);
        state.noise().setRoots();
        validation.setCount((int) scalars[4]);
        heldOut.setCount((int) scalars[5]);
        double[] offsets = source.doubles("kept.offsets");
        require(source, "kept.offsets", offsets.length, (int) scalars[6]);
        for (int s = 0; s < offsets.length; s++) {
            kept.samples()
                    .add(new KeptSample(
                            offsets[s],
                            floats(source, name(s, "users"), state.users().values().length),
                            floats(source, name(s, "items"), state.items().values().length),
                            floats(source, name(s, "users.features"), features(state.users())),
                            floats(source, name(s, "items.features"), features(state.items()))));
        }
    }

    private static int features(GibbsSide side) {
        return side.features().count() * side.dim();
    }

    private static void setPrior(GibbsPrior prior, double strength) {
        prior.effects().setStrength(strength);
        prior.effects().setMeans();
        prior.setPull();
    }

    private static float[] floats(TensorFile source, String name, int count) {
        float[] values = new float[count];
        copy(source, name, values);
        return values;
    }

    private static void copy(TensorFile source, String name, float[] target) {
        require(source, name, source.require(name, TensorType.F32).elements(), target.length);
        source.readFloats(name, 0, target, 0, target.length);
    }

    private static void require(TensorFile source, String name, long found, int expected) {
        if (found != expected) {
            throw source.damaged("%s has %d numbers instead of %d".formatted(name, found, expected));
        }
    }
}
