package dev.dyad.train.sgd;

import dev.dyad.ratings.Seeds;
import java.util.SplittableRandom;

/**
 * How many groups there are, and which of them meet in a round. In each round every group of items meets another group of
 * users, and after {@code rounds} of them each has met each. None of it depends on the number of threads.
 *
 * @param userGroups as many as an epoch has rounds; a multiple of the groups of items
 * @param itemGroups as many as a round has blocks
 */
record SgdGrid(int userGroups, int itemGroups) {

    /** Enough for as many threads, few enough that a user's ratings in a block are not one or two. */
    private static final int USUAL = 16;

    /** The most numbers in a group's factors. */
    private static final long MOST = 1 << 27;

    static SgdGrid of(int users, int items, int width) {
        int itemGroups = groups(items, width);
        return new SgdGrid(Math.max(itemGroups, groups(users, width)), itemGroups);
    }

    private static int groups(int rows, int width) {
        int groups = USUAL;
        while ((rows / groups + 1L) * width > MOST || rows / groups + 1 > SgdBlocks.MAX_PLACES) {
            groups *= 2;
        }
        return groups;
    }

    /** Rounds in an epoch. */
    int rounds() {
        return userGroups;
    }

    /** The order of an epoch's rounds. */
    int[] order(long seed, int epoch) {
        SplittableRandom random = new SplittableRandom(Seeds.stream(seed, "rounds", epoch));
        int[] order = new int[rounds()];
        for (int round = 0; round < order.length; round++) {
            int other = random.nextInt(round + 1);
            order[round] = order[other];
            order[other] = round;
        }
        return order;
    }

    /** The group of users that a group of items meets. */
    int partner(int itemGroup, int round) {
        return (itemGroup * (userGroups / itemGroups) + round) % userGroups;
    }
}
