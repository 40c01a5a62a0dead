package dev.dyad.model;

import dev.dyad.ratings.Ratings;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalLong;
import java.util.function.IntToLongFunction;

/** When those ratings of a history were given that a model was not trained on; an evaluation asks for no others. Immutable. */
final class UnseenTimes {

    /** Of ratings without times. */
    static final UnseenTimes NONE = new UnseenTimes(new int[0], new int[0]);

    private final int[] positions;
    /** In seconds since 1970, unsigned. */
    private final int[] times;

    private UnseenTimes(int[] positions, int[] times) {
        this.positions = positions;
        this.times = times;
    }

    /** @param time by position */
    static UnseenTimes of(BitSet unseen, IntToLongFunction time) {
        int[] positions = unseen.stream().toArray();
        int[] times = new int[positions.length];
        for (int n = 0; n < times.length; n++) {
            times[n] = (int) time.applyAsLong(positions[n]);
        }
        return new UnseenTimes(positions, times);
    }

    /** @param times of the ratings at these positions, in their order, as {@link Ratings#time} gives them, unsigned */
    static UnseenTimes of(BitSet unseen, int[] times) {
        if (times.length != unseen.cardinality()) {
            throw new IllegalArgumentException("history: %d times of %d ratings that were held out or back"
                    .formatted(times.length, unseen.cardinality()));
        }
        return new UnseenTimes(unseen.stream().toArray(), times.clone());
    }

    /** Of the rating at a position; empty where it is not known. */
    OptionalLong of(int position) {
        int at = Arrays.binarySearch(positions, position);
        return at < 0 ? OptionalLong.empty() : OptionalLong.of(Integer.toUnsignedLong(times[at]));
    }
}
