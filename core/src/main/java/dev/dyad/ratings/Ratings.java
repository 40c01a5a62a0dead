package dev.dyad.ratings;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Ratings in columns: user row, item row, level and, where known, time. Nine bytes a rating, thirteen with times; at
 * most 2³¹ − 1 ratings. Immutable and safe to share; made by {@link RatingsBuilder}.
 */
public final class Ratings {

    /** Ratings that one thread takes at a time, where several go through them. */
    private static final int CHUNK = 1 << 18;

    /** How long a day is. */
    public static final int SECONDS_A_DAY = 86_400;

    private final RatingScale scale;
    private final int userCount;
    private final int itemCount;
    private final int[] users;
    private final int[] items;
    private final byte[] levels;
    private final int @Nullable [] times;
    private final int @Nullable [] index;
    private final int size;
    /** The fingerprint with times that have been dropped. */
    private final @Nullable CompletableFuture<Long> markWithTimes;

    /** @param size how many ratings stand in the columns, which may be longer */
    Ratings(
            RatingScale scale,
            int userCount,
            int itemCount,
            int[] users,
            int[] items,
            byte[] levels,
            int @Nullable [] times,
            int size) {
        this(scale, userCount, itemCount, users, items, levels, times, null, size, null);
    }

    private Ratings(
            RatingScale scale,
            int userCount,
            int itemCount,
            int[] users,
            int[] items,
            byte[] levels,
            int @Nullable [] times,
            int @Nullable [] index,
            int size,
            @Nullable CompletableFuture<Long> markWithTimes) {
        this.scale = scale;
        this.userCount = userCount;
        this.itemCount = itemCount;
        this.users = users;
        this.items = items;
        this.levels = levels;
        this.times = times;
        this.index = index;
        this.size = size;
        this.markWithTimes = markWithTimes;
    }

    /** How many ratings there are. */
    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public RatingScale scale() {
        return scale;
    }

    /** How many user rows there are, those without a rating in this part included. */
    public int userCount() {
        return userCount;
    }

    /** How many item rows there are, those without a rating in this part included. */
    public int itemCount() {
        return itemCount;
    }

    /** The user row of rating {@code i}. */
    public int user(int i) {
        return users[at(i)];
    }

    /** The item row of rating {@code i}. */
    public int item(int i) {
        return items[at(i)];
    }

    /** The level of rating {@code i}, from 0. */
    public int level(int i) {
        return levels[at(i)] & 0xFF;
    }

    /** The value of rating {@code i}, on the scale. */
    public double value(int i) {
        return scale.value(level(i));
    }

    public boolean hasTimes() {
        return times != null;
    }

    /** When rating {@code i} was given, in seconds since 1970; only where {@link #hasTimes()}. */
    public long time(int i) {
        if (times == null) {
            throw new IllegalStateException("these ratings have no times");
        }
        return Integer.toUnsignedLong(times[at(i)]);
    }

    /** When rating {@code i} was given; empty where there are no times. */
    public OptionalLong when(int i) {
        return times == null ? OptionalLong.empty() : OptionalLong.of(time(i));
    }

    /** The period in which rating {@code i} was given, as {@link #periodOf} counts; only where {@link #hasTimes()}. */
    public int period(int i, int seconds) {
        return periodOf(time(i), seconds);
    }

    /** The day on which rating {@code i} was given, as {@link #dayOf} counts; only where {@link #hasTimes()}. */
    public int day(int i) {
        return dayOf(time(i));
    }

    /**
     * The day of a time, in UTC, counted from 1970.
     *
     * @param time in seconds since 1970
     */
    public static int dayOf(long time) {
        return periodOf(time, SECONDS_A_DAY);
    }

    /**
     * The period of a time, in UTC, counted from 1970.
     *
     * @param time in seconds since 1970
     * @param seconds that a period lasts
     */
    public static int periodOf(long time, int seconds) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, Math.floorDiv(time, seconds)));
    }

    /** The mean rating, 0 when there is none. */
    public double mean() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += level(i);
        }
        return isEmpty() ? 0 : scale.min() + scale.step() * ((double) sum / size);
    }

    /** Whether they stand user by user, by rising rows. */
    public boolean isByUser() {
        for (int i = 1; i < size; i++) {
            if (user(i) < user(i - 1)) {
                return false;
            }
        }
        return true;
    }

    /** How many ratings each user row has. */
    public int[] countByUser() {
        int[] counts = new int[userCount];
        for (int i = 0; i < size; i++) {
            counts[user(i)]++;
        }
        return counts;
    }

    /** How many ratings each item row has. */
    public int[] countByItem() {
        int[] counts = new int[itemCount];
        for (int i = 0; i < size; i++) {
            counts[item(i)]++;
        }
        return counts;
    }

    /** How many ratings each level has. */
    public long[] countByLevel() {
        long[] counts = new long[scale.levels()];
        for (int i = 0; i < size; i++) {
            counts[level(i)]++;
        }
        return counts;
    }

    /** The ratings whose index is chosen, in their order, over the same rows: a view that costs four bytes a rating. */
    public Ratings select(IntPredicate chosen) {
        int n = 0;
        for (int i = 0; i < size; i++) {
            n += chosen.test(i) ? 1 : 0;
        }
        int[] selected = new int[n];
        int next = 0;
        for (int i = 0; i < size; i++) {
            if (chosen.test(i)) {
                selected[next++] = at(i);
            }
        }
        return new Ratings(scale, userCount, itemCount, users, items, levels, times, selected, n, null);
    }

    /** The ratings whose index is in the set, as {@link #select(IntPredicate)} gives them. */
    public Ratings select(BitSet chosen) {
        long[] words = chosen.toLongArray();
        int chunks = (words.length + CHUNK / Long.SIZE - 1) / (CHUNK / Long.SIZE);
        int[] starts = new int[chunks + 1];
        for (int word = 0; word < words.length; word++) {
            starts[word / (CHUNK / Long.SIZE) + 1] += Long.bitCount(words[word]);
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] selected = new int[starts[chunks]];
        IntStream.range(0, chunks).parallel().forEach(chunk -> {
            int next = starts[chunk];
            int end = starts[chunk + 1];
            for (int i = chosen.nextSetBit(chunk * CHUNK); next < end; i = chosen.nextSetBit(i + 1)) {
                selected[next++] = at(i);
            }
        });
        return new Ratings(scale, userCount, itemCount, users, items, levels, times, selected, selected.length, null);
    }

    private int at(int i) {
        return index == null ? i : index[i];
    }

    /**
     * The same without times, four bytes a rating less; the {@link #fingerprint()} stays that of all columns, and is
     * worked out from now on, aside.
     */
    public Ratings withoutTimes() {
        CompletableFuture<Long> mark = CompletableFuture.supplyAsync(this::fingerprint);
        return new Ratings(scale, userCount, itemCount, users, items, levels, null, index, size, mark);
    }

    /**
     * A 64-bit mark of the columns and the scale, of times that have been dropped, too: differs, as good as surely, where
     * any rating does.
     */
    public long fingerprint() {
        if (markWithTimes != null) {
            return markWithTimes.join();
        }
        // Spelled out, since Java leaves open how a record's own hash code is made.
        long hash = (Double.hashCode(scale.min()) * 31L + Double.hashCode(scale.max())) * 31
                + Double.hashCode(scale.step());
        hash = hash * 31 + size;
        for (int i = 0; i < size; i++) {
            long pair = ((long) user(i) << 32) ^ item(i);
            hash = (hash ^ pair ^ level(i) * 0xD1342543DE82EF95L) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
            if (times != null) {
                hash = (hash + time(i)) * 0xBF58476D1CE4E5B9L;
            }
        }
        return hash ^ (hash >>> 32);
    }

    /** Copies the item rows of {@code count} ratings, from rating {@code first} on. */
    public void copyItems(int first, int[] target, int count) {
        if (index == null) {
            System.arraycopy(items, first, target, 0, count);
        } else {
            for (int k = 0; k < count; k++) {
                target[k] = items[index[first + k]];
            }
        }
    }

    /** Copies the levels of {@code count} ratings, from rating {@code first} on. */
    public void copyLevels(int first, byte[] target, int count) {
        if (index == null) {
            System.arraycopy(levels, first, target, 0, count);
        } else {
            for (int k = 0; k < count; k++) {
                target[k] = levels[index[first + k]];
            }
        }
    }
}
