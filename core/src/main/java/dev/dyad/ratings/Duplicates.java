package dev.dyad.ratings;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds ratings that a later one of the same user and item supersedes. Goes through the ratings user by user with one
 * mark per item, so that it costs no hash table: files are grouped by user as a rule, and are put in that order by
 * counting otherwise.
 */
final class Duplicates {

    private final int[] users;
    private final int[] items;
    private final int[] times;
    private final boolean timed;
    private final int size;

    Duplicates(int[] users, int[] items, int[] times, boolean timed, int size) {
        this.users = users;
        this.items = items;
        this.times = times;
        this.timed = timed;
        this.size = size;
    }

    BitSet find(int userCount, int itemCount) {
        BitSet superseded = new BitSet();
        int[] latest = new int[itemCount];
        int[] markedBy = new int[itemCount];
        Arrays.fill(markedBy, -1);
        int[] order = isGrouped(userCount) ? null : orderByUser(userCount);
        for (int k = 0; k < size; k++) {
            int i = order == null ? k : order[k];
            int item = items[i];
            if (markedBy[item] != users[i]) {
                markedBy[item] = users[i];
                latest[item] = i;
            } else if (!timed || Integer.compareUnsigned(times[i], times[latest[item]]) >= 0) {
                superseded.set(latest[item]);
                latest[item] = i;
            } else {
                superseded.set(i);
            }
        }
        return superseded;
    }

    /** Whether each user's ratings stand together. */
    private boolean isGrouped(int userCount) {
        BitSet met = new BitSet(userCount);
        for (int i = 0; i < size; i++) {
            if (i == 0 || users[i] != users[i - 1]) {
                if (met.get(users[i])) {
                    return false;
                }
                met.set(users[i]);
            }
        }
        return true;
    }

    private int[] orderByUser(int userCount) {
        int[] next = new int[userCount + 1];
        for (int i = 0; i < size; i++) {
            next[users[i] + 1]++;
        }
        for (int u = 0; u < userCount; u++) {
            next[u + 1] += next[u];
        }
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[next[users[i]]++] = i;
        }
        return order;
    }
}
