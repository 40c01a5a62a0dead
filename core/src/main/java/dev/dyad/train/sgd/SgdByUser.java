package dev.dyad.train.sgd;

import dev.dyad.ratings.Ratings;

/** Ratings user by user; without a list of their own where they already stand so. */
final class SgdByUser {

    private final int[] starts;
    private final int[] order;

    SgdByUser(Ratings ratings, SgdGroups users) {
        starts = new int[ratings.userCount() + 1];
        for (int user = 0; user < ratings.userCount(); user++) {
            starts[user + 1] = starts[user] + users.ratings(user);
        }
        order = ratings.isByUser() ? new int[0] : order(ratings);
    }

    private int[] order(Ratings ratings) {
        int[] next = starts.clone();
        int[] sorted = new int[ratings.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[next[ratings.user(i)]++] = i;
        }
        return sorted;
    }

    int start(int user) {
        return starts[user];
    }

    int rating(int k) {
        return order.length == 0 ? k : order[k];
    }
}
