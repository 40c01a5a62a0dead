package dev.dyad.train.gibbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.ratings.Ratings;
import dev.dyad.train.SmallRatings;
import dev.dyad.train.fit.RatingsByRow;
import org.junit.jupiter.api.Test;

class GibbsNoiseTest {

    private static final RatingsByRow USERS = RatingsByRow.ofUsers(ratings());

    private static Ratings ratings() {
        return SmallRatings.of(300, 50, 20_000, 5);
    }

    /** @param variances of the noise of even and of odd users */
    private static double[] means(double... variances) {
        double[] squares = new double[USERS.rows()];
        for (int user = 0; user < squares.length; user++) {
            squares[user] = USERS.count(user) * variances[user % 2];
        }
        GibbsNoise noise = new GibbsNoise(USERS);
        Draws draws = new Draws(1);
        double[] sums = new double[4];
        for (int k = 0; k < 400; k++) {
            noise.draw(squares, draws);
            sums[0] += 1 / noise.precisions()[0] / 400;
            sums[1] += 1 / noise.precisions()[1] / 400;
            sums[2] += noise.alike() / 400;
            sums[3] += noise.variance() / 400;
        }
        return sums;
    }

    @Test
    void eachUsersNoiseIsFound() {
        double[] found = means(0.2, 0.8);
        assertEquals(0.2, found[0], 0.03);
        assertEquals(0.8, found[1], 0.08);
        assertTrue(found[2] < 20, "alike " + found[2]);
    }

    @Test
    void usersWithTheSameNoiseAreFoundAlike() {
        double[] found = means(0.5, 0.5);
        assertEquals(0.5, found[3], 0.02);
        assertTrue(found[2] > 200, "alike " + found[2]);
    }
}
