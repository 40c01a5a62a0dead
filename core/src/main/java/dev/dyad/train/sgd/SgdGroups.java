package dev.dyad.train.sgd;

import dev.dyad.train.fit.RowPlaces;

/**
 * The users, or the items, dealt out to groups so that each has about as many ratings: by falling number of ratings,
 * there and back, as players are chosen for teams. Within a group the most rated come first, so that those that are
 * needed most stand together in memory.
 */
final class SgdGroups implements RowPlaces {

    private final int count;
    private final int[] ratings;
    private final int[] group;
    private final int[] place;
    private final int[][] rows;

    /**
     * @param ratings how many each row has
     * @param count how many groups, 1 or more; some stay empty where there are fewer rows
     */
    SgdGroups(int[] ratings, int count) {
        this.count = count;
        this.ratings = ratings;
        this.group = new int[ratings.length];
        this.place = new int[ratings.length];
        this.rows = new int[count][];
        int[] order = byFalling(ratings);
        for (int g = 0; g < count; g++) {
            rows[g] = new int[sizeOf(g, order.length, count)];
        }
        for (int rank = 0; rank < order.length; rank++) {
            int row = order[rank];
            group[row] = groupOf(rank, count);
            place[row] = rank / count;
            rows[group[row]][place[row]] = row;
        }
    }

    private static int groupOf(int rank, int count) {
        int turn = rank % count;
        return (rank / count) % 2 == 0 ? turn : count - 1 - turn;
    }

    private static int sizeOf(int group, int rows, int count) {
        int whole = rows / count;
        return whole + (rows > whole * count && isBefore(group, rows - whole * count, whole, count) ? 1 : 0);
    }

    /** Whether a group gets one of the {@code rest} rows of the last, incomplete dealing. */
    private static boolean isBefore(int group, int rest, int dealing, int count) {
        return (dealing % 2 == 0 ? group : count - 1 - group) < rest;
    }

    /** The rows by falling number of ratings, by row where they are equal. */
    private static int[] byFalling(int[] ratings) {
        int most = 0;
        for (int n : ratings) {
            most = Math.max(most, n);
        }
        int[] starts = new int[most + 2];
        for (int n : ratings) {
            starts[most - n + 1]++;
        }
        for (int k = 1; k < starts.length; k++) {
            starts[k] += starts[k - 1];
        }
        int[] order = new int[ratings.length];
        for (int row = 0; row < ratings.length; row++) {
            order[starts[most - ratings[row]]++] = row;
        }
        return order;
    }

    @Override
    public int count() {
        return count;
    }

    /** How many ratings a row has. */
    int ratings(int row) {
        return ratings[row];
    }

    @Override
    public int group(int row) {
        return group[row];
    }

    @Override
    public int place(int row) {
        return place[row];
    }

    @Override
    public int size(int g) {
        return rows[g].length;
    }

    /** The rows of a group, in their order there. Not to be changed. */
    int[] rows(int g) {
        return rows[g];
    }
}
