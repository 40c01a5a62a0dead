package dev.dyad.ratings;

import dev.dyad.DyadException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Collects ratings row by row. Where a user rated an item more than once the latest by time counts (the last given
 * where times are equal or missing); {@link #duplicates()} says how many were dropped. Not safe for use by several
 * threads.
 */
public final class RatingsBuilder {

    /** The latest time a rating can have, in seconds since 1970: in the year 2106. */
    public static final long LATEST_TIME = 0xFFFFFFFFL;

    /** One in so many places may stay empty. */
    private static final int SLACK = 64;

    /** From so many ratings on columns are made side by side. */
    private static final int MANY = 1 << 20;

    private RatingScale scale;
    private final boolean timed;
    private int size;
    private int[] users;
    private int[] items;
    private byte[] levels;
    private int[] times;
    private int userCount;
    private int itemCount;
    private int duplicates;

    /**
     * @param scale where the levels lie
     * @param timed whether each rating comes with a time
     * @param expectedSize a guess at the number of ratings, to save copying
     */
    public RatingsBuilder(RatingScale scale, boolean timed, int expectedSize) {
        this.scale = scale;
        this.timed = timed;
        users = new int[expectedSize];
        items = new int[expectedSize];
        levels = new byte[expectedSize];
        times = new int[timed ? expectedSize : 0];
    }

    /** As {@link #ofColumns(RatingScale, int, int, int[], int[], byte[], Optional)}, without times. */
    public static Ratings ofColumns(
            RatingScale scale, int userCount, int itemCount, int[] users, int[] items, byte[] levels) {
        return ofColumns(scale, userCount, itemCount, users, items, levels, Optional.empty());
    }

    /**
     * Ratings as they stand in columns, which are not copied; an (user, item) that repeats stays.
     *
     * @param levels unsigned
     * @param times seconds since 1970, unsigned
     */
    public static Ratings ofColumns(
            RatingScale scale,
            int userCount,
            int itemCount,
            int[] users,
            int[] items,
            byte[] levels,
            Optional<int[]> times) {
        boolean sound = users.length == items.length
                && users.length == levels.length
                && times.filter(given -> given.length != users.length).isEmpty();
        for (int i = 0; sound && i < users.length; i++) {
            sound = users[i] >= 0
                    && users[i] < userCount
                    && items[i] >= 0
                    && items[i] < itemCount
                    && (levels[i] & 0xFF) < scale.levels();
        }
        if (!sound) {
            throw new IllegalArgumentException("columns of different lengths, or numbers out of range");
        }
        return new Ratings(scale, userCount, itemCount, users, items, levels, times.orElse(null), users.length);
    }

    public int size() {
        return size;
    }

    /** Adds a rating without a time. */
    public void add(int user, int item, int level) {
        if (timed) {
            throw new IllegalStateException("these ratings have times");
        }
        append(user, item, level);
    }

    /** Adds a rating. {@code time} is in seconds since 1970, from 0 to 2³² − 1 (the year 2106). */
    public void add(int user, int item, int level, long time) {
        if (!timed) {
            throw new IllegalStateException("these ratings have no times");
        }
        if (time < 0 || time > LATEST_TIME) {
            throw DyadException.data(
                    "Time %d: give seconds since 1970, from 0 to %d (times in milliseconds must be divided by 1000)",
                    time, LATEST_TIME);
        }
        append(user, item, level);
        times[size - 1] = (int) time;
    }

    private void append(int user, int item, int level) {
        if (user < 0 || item < 0 || level < 0 || level >= scale.levels()) {
            throw new IllegalArgumentException("user " + user + ", item " + item + ", level " + level);
        }
        if (size == users.length) {
            grow();
        }
        users[size] = user;
        items[size] = item;
        levels[size] = (byte) level;
        userCount = Math.max(userCount, user + 1);
        itemCount = Math.max(itemCount, item + 1);
        size++;
    }

    /** Makes room for {@code expectedSize} ratings in all, for a caller who has come to know better than at the start. */
    public void reserve(int expectedSize) {
        if (expectedSize > users.length) {
            setCapacity(Math.min(Integer.MAX_VALUE - 8, expectedSize));
        }
    }

    /** How many ratings there is room for without copying. */
    public int capacity() {
        return users.length;
    }

    /**
     * Moves the ratings added so far to another scale, for a caller who knows the scale only once all are read.
     *
     * @param newLevels the level on the new scale of each level on the old one
     */
    public void rescale(RatingScale newScale, int[] newLevels) {
        for (int i = 0; i < size; i++) {
            levels[i] = (byte) newLevels[levels[i] & 0xFF];
        }
        scale = newScale;
    }

    private void grow() {
        if (size == Integer.MAX_VALUE - 8) {
            throw DyadException.data("More than %,d ratings do not fit in one set; split them", size);
        }
        setCapacity((int) Math.min(Integer.MAX_VALUE - 8, size + (size >> 1) + 1024L));
    }

    private void setCapacity(int capacity) {
        List<Runnable> columns = List.of(
                () -> users = Arrays.copyOf(users, capacity),
                () -> items = Arrays.copyOf(items, capacity),
                () -> times = timed ? Arrays.copyOf(times, capacity) : times,
                () -> levels = Arrays.copyOf(levels, capacity));
        // Most of the time goes into memory that the system has to find and clear, which it does for each thread.
        (capacity < MANY ? columns.stream() : columns.parallelStream()).forEach(Runnable::run);
    }

    /** The ratings added so far, over as many rows as were met; each (user, item) once. The builder is then spent. */
    public Ratings build() {
        return build(userCount, itemCount);
    }

    /** As {@link #build()}, over at least so many rows. */
    public Ratings build(int users, int items) {
        BitSet superseded = new Duplicates(this.users, this.items, times, timed, size).find(userCount, itemCount);
        duplicates = superseded.cardinality();
        if (duplicates > 0) {
            drop(superseded);
        }
        trim();
        return new Ratings(
                scale,
                Math.max(users, userCount),
                Math.max(items, itemCount),
                this.users,
                this.items,
                levels,
                timed ? times : null,
                size);
    }

    /** How many ratings gave way to a later one of the same user and item; known after {@link #build()}. */
    public int duplicates() {
        return duplicates;
    }

    private void drop(BitSet superseded) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!superseded.get(i)) {
                users[kept] = users[i];
                items[kept] = items[i];
                levels[kept] = levels[i];
                if (timed) {
                    times[kept] = times[i];
                }
                kept++;
            }
        }
        size = kept;
    }

    /** Gives back room that is worth a copy. */
    private void trim() {
        if (users.length - size > size / SLACK) {
            setCapacity(size);
        }
    }
}
