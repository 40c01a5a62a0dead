package dev.dyad.model;

import dev.dyad.ratings.Stretches;
import java.util.List;

/**
 * The thresholds of times when there were other levels than now. Immutable.
 *
 * @param eras the stretches of time with the same levels; the last one is the present
 * @param thresholds one for each but the last, over the same levels and users as the present ones
 */
public record EarlierEras(Stretches eras, List<Thresholds> thresholds) {

    /** There were none. */
    public static final EarlierEras NONE = new EarlierEras(Stretches.ONE, List.of());

    public EarlierEras {
        thresholds = List.copyOf(thresholds);
        if (eras.count() != thresholds.size() + 1) {
            throw new IllegalArgumentException(
                    "%d eras, thresholds of %d before the last".formatted(eras.count(), thresholds.size()));
        }
    }

    /** The thresholds of a day. */
    Thresholds on(int day, Thresholds present) {
        int era = eras.of(day);
        return era == thresholds.size() ? present : thresholds.get(era);
    }
}
