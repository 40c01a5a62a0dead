package dev.dyad.ratings;

import java.util.SplittableRandom;

/** Ratings of random numbers, for tests. */
public final class RandomRatings {

    private RandomRatings() {}

    /** Half stars without times; pairs may repeat. */
    public static Ratings untimed(long seed, int size, int users, int items) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] user = new int[size];
        int[] item = new int[size];
        byte[] level = new byte[size];
        for (int i = 0; i < size; i++) {
            user[i] = random.nextInt(users);
            item[i] = random.nextInt(items);
            level[i] = (byte) random.nextInt(10);
        }
        return RatingsBuilder.ofColumns(RatingScale.HALF_STARS, users, items, user, item, level);
    }

    /** Half stars of different pairs, with times below {@code times}: the fewer, the more ties. */
    public static Ratings timed(long seed, int users, int items, int times) {
        SplittableRandom random = new SplittableRandom(seed);
        RatingsBuilder builder = new RatingsBuilder(RatingScale.HALF_STARS, true, 0);
        for (int user = 0; user < users; user++) {
            for (int item = 0; item < items; item++) {
                if (random.nextInt(3) == 0) {
                    builder.add(user, item, random.nextInt(10), random.nextInt(times));
                }
            }
        }
        return builder.build(users, items);
    }
}
