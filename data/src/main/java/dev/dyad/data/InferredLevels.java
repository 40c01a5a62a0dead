package dev.dyad.data;

import dev.dyad.DyadException;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.RatingsBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Numbers the different ratings as they come and finds the scale at the end, so that a file is read once. The scale
 * runs from the lowest to the highest rating by the coarsest common step on which all of them lie; steps above 1 are
 * tried only where 1 would make too many levels.
 */
final class InferredLevels implements Levels {

    private static final int MAX_LEVELS = 255;
    private static final double[] STEPS = {
        1, 0.5, 0.25, 0.2, 0.1, 0.05, 0.025, 0.02, 0.01, 0.001, 2, 5, 10, 20, 25, 50, 100
    };

    /** Slots of the hash table; a power of two, several times the number of levels. */
    private static final int SLOTS = 1024;

    private final double[] values = new double[MAX_LEVELS];
    private final short[] table = new short[SLOTS];
    private int size;
    private final String label;
    private Optional<RatingScale> found = Optional.empty();

    InferredLevels(String label) {
        this.label = label;
    }

    @Override
    public RatingScale scale() {
        return new RatingScale(0, MAX_LEVELS - 1, 1);
    }

    @Override
    public int of(double rating) {
        double value = rating + 0.0; // −0 becomes 0
        long bits = Double.doubleToRawLongBits(value);
        int slot = (int) ((bits * 0x9E3779B97F4A7C15L) >>> 54);
        while (table[slot] != 0 && values[table[slot] - 1] != value) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        if (table[slot] == 0) {
            if (size == MAX_LEVELS) {
                throw unscaled("more than %d different ones".formatted(MAX_LEVELS));
            }
            values[size] = value;
            table[slot] = (short) ++size;
        }
        return table[slot] - 1;
    }

    @Override
    public void settle(List<RatingsBuilder> builders) {
        RatingScale scale = infer();
        int[] newLevels = new int[MAX_LEVELS];
        for (int i = 0; i < size; i++) {
            newLevels[i] = scale.levelOf(values[i]);
        }
        builders.forEach(builder -> builder.rescale(scale, newLevels));
        found = Optional.of(scale);
    }

    private RatingScale infer() {
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        double min = sorted[0];
        double max = sorted[size - 1];
        if (min == max) {
            throw unscaled("all %s".formatted(min));
        }
        for (double step : STEPS) {
            boolean few = (max - min) / step < MAX_LEVELS - 0.5;
            if (few && Arrays.stream(sorted).allMatch(value -> isOnStep((value - min) / step))) {
                return new RatingScale(min, max, step);
            }
        }
        throw unscaled("from %s to %s, and no step from 0.001 to 100 puts them on at most %d levels"
                .formatted(min, max, MAX_LEVELS));
    }

    private static boolean isOnStep(double position) {
        return Math.abs(position - Math.rint(position)) < 1e-6;
    }

    private DyadException unscaled(String found) {
        return DyadException.data(
                "%s: no scale fits the ratings, which are %s; name the scale with --scale min:max:step", label, found);
    }

    @Override
    public List<String> notes() {
        return found
                .map(scale -> "Scale " + scale
                        + " inferred from the ratings; name it with --scale where other ratings are possible")
                .stream()
                .toList();
    }
}
