package dev.dyad.model;

import dev.dyad.ratings.Ratings;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What each user has rated, by user row: the items, the levels given, and which of these ratings were held out of
 * training to test the model, and which to choose it by (the validation part). A model carries it so that a
 * recommendation leaves out what a user knows, and so that an evaluation cannot count a rating that the model was trained
 * on or chosen by. Immutable.
 */
public final class History {

    private final int[] starts;
    private final HistoryColumns columns;
    private final BitSet heldOut;
    private final BitSet validation;
    private final UnseenTimes times;

    /** The parts that ratings are in. */
    public enum Part {
        /** Learned from. */
        TRAINING,
        /** Held back to choose a model by. */
        VALIDATION,
        /** Held out to test the model. */
        TEST
    }

    private History(int[] starts, HistoryColumns columns, BitSet heldOut, BitSet validation, UnseenTimes times) {
        this.starts = starts;
        this.columns = columns;
        this.heldOut = heldOut;
        this.validation = validation;
        this.times = times;
    }

    /**
     * @param starts users + 1 ascending positions
     * @param items the item row of each rating, user by user
     * @param levels the level of each
     * @param heldOut the positions whose rating was held out of training as the test part
     * @param validation the positions whose rating was held back as the validation part; none of them held out
     */
    public History(int[] starts, int[] items, byte[] levels, BitSet heldOut, BitSet validation) {
        this(starts, items, levels, heldOut, validation, UnseenTimes.NONE);
    }

    /**
     * With times.
     *
     * @param times of the ratings held out or back, in the order of their positions: seconds since 1970, unsigned
     */
    public History(int[] starts, int[] items, byte[] levels, BitSet heldOut, BitSet validation, int[] times) {
        this(starts, items, levels, heldOut, validation, UnseenTimes.of(either(heldOut, validation), times));
    }

    private History(int[] starts, int[] items, byte[] levels, BitSet heldOut, BitSet validation, UnseenTimes times) {
        this(
                starts.clone(),
                new HistoryColumns.Own(items.clone(), levels.clone()),
                (BitSet) heldOut.clone(),
                (BitSet) validation.clone(),
                times);
        boolean sound = starts.length > 0
                && starts[0] == 0
                && starts[starts.length - 1] == items.length
                && levels.length == items.length
                && heldOut.length() <= items.length
                && validation.length() <= items.length
                && !heldOut.intersects(validation);
        for (int u = 0; sound && u < starts.length - 1; u++) {
            sound = starts[u] <= starts[u + 1];
        }
        if (!sound) {
            throw new IllegalArgumentException("history: starts, items and levels do not fit together");
        }
    }

    private static BitSet either(BitSet one, BitSet other) {
        BitSet either = (BitSet) one.clone();
        either.or(other);
        return either;
    }

    /**
     * The history of ratings of which some are held out, and some held back for validation; in each user's order of
     * rating in the data. Ratings that stand user by user already, as in most files, are shared rather than copied: then
     * the history costs a bit or two a rating, and keeps these ratings in memory.
     */
    public static History of(Ratings ratings, BitSet heldOut, BitSet validation) {
        int[] starts = starts(ratings);
        return ratings.isByUser()
                ? new History(
                        starts,
                        new HistoryColumns.Shared(ratings),
                        (BitSet) heldOut.clone(),
                        (BitSet) validation.clone(),
                        ratings.hasTimes()
                                ? UnseenTimes.of(either(heldOut, validation), ratings::time)
                                : UnseenTimes.NONE)
                : sorted(ratings, starts, heldOut, validation);
    }

    /** The history of ratings of which some are held out, and none are for validation. */
    public static History of(Ratings ratings, BitSet heldOut) {
        return of(ratings, heldOut, new BitSet());
    }

    /** The history of three parts over the same rows, each user's ratings part by part. */
    public static History of(Ratings training, Ratings validation, Ratings test) {
        int[] next = new int[training.userCount() + 1];
        List<Ratings> parts = List.of(training, validation, test);
        for (Ratings part : parts) {
            for (int i = 0; i < part.size(); i++) {
                next[part.user(i) + 1]++;
            }
        }
        for (int u = 0; u < training.userCount(); u++) {
            next[u + 1] += next[u];
        }
        int[] starts = next.clone();
        int[] items = new int[starts[training.userCount()]];
        byte[] levels = new byte[items.length];
        BitSet heldOut = new BitSet();
        BitSet heldBack = new BitSet();
        for (Ratings part : parts) {
            for (int i = 0; i < part.size(); i++) {
                int k = next[part.user(i)]++;
                items[k] = part.item(i);
                levels[k] = (byte) part.level(i);
                heldOut.set(k, part == test);
                heldBack.set(k, part == validation);
            }
        }
        return new History(starts, items, levels, heldOut, heldBack);
    }

    private static int[] starts(Ratings ratings) {
        int[] starts = new int[ratings.userCount() + 1];
        for (int i = 0; i < ratings.size(); i++) {
            starts[ratings.user(i) + 1]++;
        }
        for (int u = 0; u < ratings.userCount(); u++) {
            starts[u + 1] += starts[u];
        }
        return starts;
    }

    private static History sorted(Ratings ratings, int[] starts, BitSet heldOut, BitSet validation) {
        int[] next = starts.clone();
        int[] items = new int[ratings.size()];
        byte[] levels = new byte[ratings.size()];
        BitSet out = new BitSet(ratings.size());
        BitSet back = new BitSet();
        int[] origins = new int[ratings.hasTimes() ? ratings.size() : 0];
        for (int i = 0; i < ratings.size(); i++) {
            int k = next[ratings.user(i)]++;
            items[k] = ratings.item(i);
            levels[k] = (byte) ratings.level(i);
            out.set(k, heldOut.get(i));
            back.set(k, validation.get(i));
            if (origins.length > 0) {
                origins[k] = i;
            }
        }
        UnseenTimes times = ratings.hasTimes()
                ? UnseenTimes.of(either(out, back), k -> ratings.time(origins[k]))
                : UnseenTimes.NONE;
        return new History(starts, new HistoryColumns.Own(items, levels), out, back, times);
    }

    public int users() {
        return starts.length - 1;
    }

    /** Where a user's ratings start; {@code start(users())} is the number of ratings. */
    public int start(int user) {
        return starts[user];
    }

    public int item(int k) {
        return columns.item(k);
    }

    public int level(int k) {
        return columns.level(k);
    }

    /** Copies the items of {@code count} ratings, from position {@code first} on. */
    public void copyItems(int first, int[] target, int count) {
        columns.copyItems(first, target, count);
    }

    /** Copies the levels of {@code count} ratings, from position {@code first} on. */
    public void copyLevels(int first, byte[] target, int count) {
        columns.copyLevels(first, target, count);
    }

    /** Whether the rating is of the test part. */
    public boolean isHeldOut(int k) {
        return heldOut.get(k);
    }

    /** Whether the rating is of the validation part. */
    public boolean isValidation(int k) {
        return validation.get(k);
    }

    /** Whether the model was trained on the rating. */
    public boolean isTrained(int k) {
        return !heldOut.get(k) && !validation.get(k);
    }

    /** The part that the rating is in. */
    public Part part(int k) {
        if (heldOut.get(k)) {
            return Part.TEST;
        }
        return validation.get(k) ? Part.VALIDATION : Part.TRAINING;
    }

    /** When a rating was given that the model was not trained on, in seconds since 1970; empty where it is not known. */
    public OptionalLong when(int k) {
        return times.of(k);
    }

    /** How many ratings the validation part has; 0 where there is none. */
    public int validationSize() {
        return validation.cardinality();
    }

    /** The items a user has rated, whatever the part. */
    public BitSet ratedBy(int user) {
        BitSet rated = new BitSet();
        for (int k = starts[user]; k < starts[user + 1]; k++) {
            rated.set(item(k));
        }
        return rated;
    }

    /** The items a user has rated in those parts. */
    public BitSet ratedBy(int user, Set<Part> parts) {
        BitSet rated = new BitSet();
        for (int k = starts[user]; k < starts[user + 1]; k++) {
            if (parts.contains(part(k))) {
                rated.set(item(k));
            }
        }
        return rated;
    }

    /** How many ratings of each item the model was trained on. */
    public int[] trainedByItem(int itemCount) {
        int[] counts = new int[itemCount];
        for (int k = 0; k < starts[users()]; k++) {
            counts[item(k)] += isTrained(k) ? 1 : 0;
        }
        return counts;
    }

    /** How many ratings of each user the model was trained on. */
    public int[] trainedByUser() {
        int[] counts = new int[users()];
        for (int u = 0; u < counts.length; u++) {
            for (int k = starts[u]; k < starts[u + 1]; k++) {
                counts[u] += isTrained(k) ? 1 : 0;
            }
        }
        return counts;
    }
}
