package dev.dyad.store;

import dev.dyad.model.EarlierEras;
import dev.dyad.model.FactorMatrix;
import dev.dyad.model.ItemDrift;
import dev.dyad.model.PeriodBiases;
import dev.dyad.model.Thresholds;
import dev.dyad.model.TimeEffects;
import dev.dyad.ratings.Stretches;
import java.util.ArrayList;
import java.util.List;

/** What the time of a rating changes, as tensors; none of what the model does not have. */
final class TimeTensors {

    private static final String DAYS = "user.days";
    private static final String SITTINGS = "user.sittings";
    private static final String DRIFT = "item.drift";
    private static final String STRETCHES = "item.drift.starts";
    private static final String ERAS = "eras.starts";

    private TimeTensors() {}

    static List<Tensor> of(TimeEffects times) {
        List<Tensor> tensors = new ArrayList<>();
        addPeriods(DAYS, times.days(), tensors);
        addPeriods(SITTINGS, times.sittings(), tensors);
        if (times.drift().biases().rows() > 0) {
            tensors.add(Tensor.ints(STRETCHES, times.drift().stretches().starts()));
            tensors.add(SideTensors.matrix(DRIFT, times.drift().biases()));
        }
        List<Thresholds> earlier = times.eras().thresholds();
        if (!earlier.isEmpty()) {
            tensors.add(Tensor.ints(ERAS, times.eras().eras().starts()));
        }
        for (int era = 0; era < earlier.size(); era++) {
            tensors.addAll(ThresholdTensors.of(prefix(era), earlier.get(era)));
        }
        return tensors;
    }

    private static String prefix(int era) {
        return "eras.%d.".formatted(era);
    }

    private static void addPeriods(String name, PeriodBiases biases, List<Tensor> tensors) {
        if (!biases.isEmpty()) {
            tensors.add(Tensor.ints(name + ".seconds", new int[] {biases.seconds()}));
            tensors.add(Tensor.ints(name + ".starts", biases.starts()));
            tensors.add(Tensor.ints(name, biases.periods()));
            tensors.add(Tensor.floats(name + ".biases", biases.biases()));
        }
    }

    /** @param count how many thresholds each user has */
    static TimeEffects read(TensorFile file, int count) {
        return new TimeEffects(
                readPeriods(file, DAYS), readPeriods(file, SITTINGS), readDrift(file), readEras(file, count));
    }

    private static PeriodBiases readPeriods(TensorFile file, String name) {
        if (file.find(name).isEmpty()) {
            return PeriodBiases.NONE;
        }
        int[] seconds = file.ints(name + ".seconds");
        if (seconds.length != 1) {
            throw file.damaged("tensor '%s.seconds' has %d elements, expected 1".formatted(name, seconds.length));
        }
        float[] biases = file.floats(name + ".biases");
        SideTensors.requireFinite(file, name + ".biases", biases, 0, biases.length);
        return new PeriodBiases(seconds[0], file.ints(name + ".starts"), file.ints(name), biases);
    }

    private static ItemDrift readDrift(TensorFile file) {
        if (file.find(DRIFT).isEmpty()) {
            return ItemDrift.NONE;
        }
        Stretches stretches = new Stretches(file.ints(STRETCHES));
        FactorMatrix biases = SideTensors.readMatrix(file, DRIFT, stretches.count());
        return new ItemDrift(stretches, biases);
    }

    private static EarlierEras readEras(TensorFile file, int count) {
        if (file.find(ERAS).isEmpty()) {
            return EarlierEras.NONE;
        }
        Stretches eras = new Stretches(file.ints(ERAS));
        List<Thresholds> earlier = new ArrayList<>();
        for (int era = 0; era < eras.count() - 1; era++) {
            earlier.add(ThresholdTensors.read(file, prefix(era), count));
        }
        return new EarlierEras(eras, earlier);
    }
}
