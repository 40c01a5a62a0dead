package dev.dyad.train.sgd;

import dev.dyad.kernel.Parallel;
import dev.dyad.ratings.Ratings;
import java.util.Arrays;

/**
 * The training ratings in blocks: those of a group of users and a group of items. Within a block they stand user by
 * user. A user's ratings in a block are the user's place, their number n, and n entries of item place and level; four
 * bytes each, read in one stream. Where times matter, a second stream has the moments of the entries, at the same places.
 */
final class SgdBlocks {

    private static final int LEVEL_BITS = 8;

    /** Item places that an entry has room for. */
    static final int MAX_PLACES = 1 << (Integer.SIZE - LEVEL_BITS);

    private static final int NOBODY = -1;

    /** Of no groups. */
    static final SgdBlocks NONE = new SgdBlocks(new SgdGroups(new int[0], 1), new int[0][], new int[0][]);

    private final SgdGroups items;
    private final int[][] content;
    private final int[][] starts;
    private final int[][] moments;

    SgdBlocks(Ratings ratings, SgdGroups users, SgdGroups items, SgdTimes times, int threads) {
        this.items = items;
        this.moments = new int[users.count()][0];
        this.content = new int[users.count()][];
        this.starts = new int[users.count()][];
        SgdByUser byUser = new SgdByUser(ratings, users);
        Parallel.forEach(threads, users.count(), g -> fill(g, users.rows(g), ratings, byUser, times));
    }

    private SgdBlocks(SgdGroups items, int[][] content, int[][] starts) {
        this.items = items;
        this.content = content;
        this.starts = starts;
        this.moments = new int[content.length][];
    }

    private void fill(int group, int[] rows, Ratings ratings, SgdByUser byUser, SgdTimes times) {
        int[] next = starts(rows, ratings, byUser);
        starts[group] = next.clone();
        int[] target = new int[next[items.count()]];
        int[] when = new int[times.isEmpty() ? 0 : target.length];
        int[] lengths = new int[items.count()];
        int[] lastUser = new int[items.count()];
        Arrays.fill(lastUser, NOBODY);
        for (int place = 0; place < rows.length; place++) {
            for (int k = byUser.start(rows[place]); k < byUser.start(rows[place] + 1); k++) {
                int i = byUser.rating(k);
                int item = ratings.item(i);
                int block = items.group(item);
                if (lastUser[block] != place) {
                    lastUser[block] = place;
                    target[next[block]] = place;
                    lengths[block] = next[block] + 1;
                    next[block] += 2;
                }
                target[lengths[block]]++;
                if (when.length > 0) {
                    when[next[block]] = times.moment(group, place, ratings.time(i));
                }
                target[next[block]++] = items.place(item) << LEVEL_BITS | ratings.level(i);
            }
        }
        content[group] = target;
        moments[group] = when;
    }

    /** Where the blocks of a group of users start, and where the last one ends. */
    private int[] starts(int[] rows, Ratings ratings, SgdByUser byUser) {
        int[] starts = new int[items.count() + 1];
        int[] lastUser = new int[items.count()];
        Arrays.fill(lastUser, NOBODY);
        for (int place = 0; place < rows.length; place++) {
            for (int k = byUser.start(rows[place]); k < byUser.start(rows[place] + 1); k++) {
                int block = items.group(ratings.item(byUser.rating(k)));
                starts[block + 1] += lastUser[block] == place ? 1 : 3;
                lastUser[block] = place;
            }
        }
        for (int block = 0; block < items.count(); block++) {
            starts[block + 1] = Math.addExact(starts[block + 1], starts[block]);
        }
        return starts;
    }

    /** Takes the ratings of a block. */
    @FunctionalInterface
    interface Taker {
        void take(int userPlace, int itemPlace, int level);
    }

    /** Hands out the ratings of a block, one by one. */
    void forEach(int userGroup, int itemGroup, Taker taker) {
        int[] block = content[userGroup];
        int k = start(userGroup, itemGroup);
        while (k < start(userGroup, itemGroup + 1)) {
            int user = block[k];
            int end = k + 2 + block[k + 1];
            for (k += 2; k < end; k++) {
                taker.take(user, place(block[k]), level(block[k]));
            }
        }
    }

    /** The blocks of a group of users, one after the other. Not to be changed. */
    int[] content(int userGroup) {
        return content[userGroup];
    }

    /** The moments of a group of users' ratings, where their entries stand in {@link #content}; empty without times. */
    int[] moments(int userGroup) {
        return moments[userGroup];
    }

    /** Where in {@link #content} a block starts; the next one starts where it ends. */
    int start(int userGroup, int itemGroup) {
        return starts[userGroup][itemGroup];
    }

    /** The item place of an entry. */
    static int place(int entry) {
        return entry >>> LEVEL_BITS;
    }

    /** The level of an entry. */
    static int level(int entry) {
        return entry & ((1 << LEVEL_BITS) - 1);
    }
}
