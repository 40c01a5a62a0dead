package dev.dyad.ratings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RatingsRescaleTest {

    @Test
    void ratingsMoveToTheScaleThatWasFoundLater() {
        RatingsBuilder builder = new RatingsBuilder(new RatingScale(0, 254, 1), false, 0);
        builder.add(0, 0, 0);
        builder.add(0, 1, 254);

        int[] newLevels = new int[255];
        newLevels[0] = 9;
        newLevels[254] = 1;
        builder.rescale(RatingScale.HALF_STARS, newLevels);
        Ratings ratings = builder.build();

        assertEquals(RatingScale.HALF_STARS, ratings.scale());
        assertEquals(5, ratings.value(0));
        assertEquals(1, ratings.value(1));
    }

    @Test
    void reservedRoomIsThereAndTheRatingsStay() {
        RatingsBuilder builder = new RatingsBuilder(RatingScale.HALF_STARS, true, 0);
        builder.add(0, 0, 3, 7);
        builder.reserve(5000);
        builder.reserve(10);

        assertTrue(builder.capacity() >= 5000);
        assertEquals(7, builder.build().time(0));
    }
}
