package dev.dyad.data;

import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.RatingsBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Numbers the different ratings as they come and finds the {@link InferredScale} at the end, so that a file is read
 * once.
 */
final class InferredLevels implements Levels {

    private static final int MAX_LEVELS = InferredScale.MOST_LEVELS;

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
                throw InferredScale.none(label, InferredScale.manyFound());
            }
            values[size] = value;
            table[slot] = (short) ++size;
        }
        return table[slot] - 1;
    }

    @Override
    public void settle(List<RatingsBuilder> builders) {
        RatingScale scale = InferredScale.of(label, Arrays.copyOf(values, size));
        int[] newLevels = new int[MAX_LEVELS];
        for (int i = 0; i < size; i++) {
            newLevels[i] = scale.levelOf(values[i]);
        }
        builders.forEach(builder -> builder.rescale(scale, newLevels));
        found = Optional.of(scale);
    }

    @Override
    public List<String> notes() {
        return found.map(InferredScale::note).stream().toList();
    }
}
