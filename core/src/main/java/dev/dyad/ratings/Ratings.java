package dev.dyad.ratings;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Ratings in columns: user row, item row, level and, where known, time. Nine bytes a rating, thirteen with times; at
 * most 2³¹ − 1 ratings. Immutable and safe to share; made by {@link RatingsBuilder}.
 */
public final class Ratings {

    private final RatingScale scale;
    private final int userCount;
    private final int itemCount;
    private final int[] users;
    private final int[] items;
    private final byte[] levels;
    private final int @Nullable [] times;

    Ratings(
            RatingScale scale,
            int userCount,
            int itemCount,
            int[] users,
            int[] items,
            byte[] levels,
            int @Nullable [] times) {
        this.scale = scale;
        this.userCount = userCount;
        this.itemCount = itemCount;
        this.users = users;
        this.items = items;
        this.levels = levels;
        this.times = times;
    }

    /** How many ratings there are. */
    public int size() {
        return users.length;
    }

    public boolean isEmpty() {
        return users.length == 0;
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
        return users[i];
    }

    /** The item row of rating {@code i}. */
    public int item(int i) {
        return items[i];
    }

    /** The level of rating {@code i}, from 0. */
    public int level(int i) {
        return levels[i] & 0xFF;
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
        return Integer.toUnsignedLong(times[i]);
    }

    /** The mean rating, 0 when there is none. */
    public double mean() {
        long sum = 0;
        for (byte level : levels) {
            sum += level & 0xFF;
        }
        return isEmpty() ? 0 : scale.min() + scale.step() * ((double) sum / size());
    }

    /** How many ratings each user row has. */
    public int[] countByUser() {
        return count(users, userCount);
    }

    /** How many ratings each item row has. */
    public int[] countByItem() {
        return count(items, itemCount);
    }

    /** How many ratings each level has. */
    public long[] countByLevel() {
        long[] counts = new long[scale.levels()];
        for (byte level : levels) {
            counts[level & 0xFF]++;
        }
        return counts;
    }

    /** The ratings whose index is chosen, in their order, over the same rows. */
    public Ratings select(IntPredicate chosen) {
        int n = 0;
        for (int i = 0; i < size(); i++) {
            n += chosen.test(i) ? 1 : 0;
        }
        int[] newUsers = new int[n];
        int[] newItems = new int[n];
        byte[] newLevels = new byte[n];
        int[] newTimes = times == null ? null : new int[n];
        int next = 0;
        for (int i = 0; i < size(); i++) {
            if (chosen.test(i)) {
                newUsers[next] = users[i];
                newItems[next] = items[i];
                newLevels[next] = levels[i];
                if (times != null && newTimes != null) {
                    newTimes[next] = times[i];
                }
                next++;
            }
        }
        return new Ratings(scale, userCount, itemCount, newUsers, newItems, newLevels, newTimes);
    }

    /** A 64-bit mark of the columns and the scale: differs, as good as surely, where any rating does. */
    long fingerprint() {
        long hash = scale.hashCode() * 31L + size();
        for (int i = 0; i < size(); i++) {
            long pair = ((long) users[i] << 32) ^ items[i] ^ ((long) levels[i] << 24);
            hash = (hash ^ pair) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
            if (times != null) {
                hash = (hash + times[i]) * 0xBF58476D1CE4E5B9L;
            }
        }
        return hash ^ (hash >>> 32);
    }

    private static int[] count(int[] column, int rows) {
        int[] counts = new int[rows];
        for (int row : column) {
            counts[row]++;
        }
        return counts;
    }
}
