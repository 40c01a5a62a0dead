package dev.dyad.data.synthetic;

import dev.dyad.ratings.Seeds;
import java.util.SplittableRandom;

/**
 * Hands every rated movie to one user, who rates it for certain, so that no movie goes without. Ratings are numbered
 * user by user, and movies, in random order, are spread evenly over these numbers: no user gets more movies than
 * ratings.
 */
final class FirstRatings {

    private final int[] items;
    private final int[] starts;

    FirstRatings(SyntheticShape shape, int[] activity, Popularity popularity, long seed) {
        items = new int[shape.ratedItems()];
        SplittableRandom random = new SplittableRandom(Seeds.stream(seed, "synthetic.first"));
        int count = 0;
        for (int i = 0; i < shape.items(); i++) {
            if (popularity.isRated(i)) {
                int j = random.nextInt(count + 1);
                items[count++] = items[j];
                items[j] = i;
            }
        }
        starts = new int[activity.length + 1];
        long end = 0;
        int next = 0;
        for (int u = 0; u < activity.length; u++) {
            end += activity[u];
            while (next < items.length && next * shape.ratings() / items.length < end) {
                next++;
            }
            starts[u + 1] = next;
        }
    }

    /** Takes the movies that the user rates for certain. */
    void take(int user, ItemSampler sampler) {
        for (int k = starts[user]; k < starts[user + 1]; k++) {
            sampler.take(items[k]);
        }
    }
}
