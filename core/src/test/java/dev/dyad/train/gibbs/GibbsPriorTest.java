package dev.dyad.train.gibbs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Ratings;
import dev.dyad.train.SmallRatings;
import dev.dyad.train.fit.Gaussian;
import dev.dyad.train.fit.RatingsByRow;
import org.junit.jupiter.api.Test;

class GibbsPriorTest {

    private static GibbsSide side(FeatureMatrix features, boolean biased) {
        Ratings ratings = SmallRatings.of(60, 40, 1500, 2);
        GibbsSide side = new GibbsSide("users", RatingsByRow.ofUsers(ratings), features, 2, biased);
        side.draw(77, 0.5);
        for (int row = 0; row < side.rows(); row++) {
            side.values()[side.at(row) + 1] += 0.4f * side.values()[side.at(row)] + 0.2f;
        }
        return side;
    }

    /** The posterior of a normal distribution's mean and precision, in closed form (Murphy 2007, section 8). */
    @Test
    void meanAndPrecisionAreDrawnFromNormalWishart() {
        GibbsSide side = side(FeatureMatrix.none(60), false);
        double count = 0;
        double[] sum = new double[2];
        double[][] squares = new double[2][2];
        for (int row = 0; row < side.rows(); row++) {
            count += side.ratings().count(row) > 0 ? 1 : 0;
            for (int i = 0; i < 2; i++) {
                sum[i] += side.values()[side.at(row) + i];
                for (int j = 0; j < 2; j++) {
                    squares[i][j] += (double) side.values()[side.at(row) + i] * side.values()[side.at(row) + j];
                }
            }
        }
        double[][] scatter = new double[2][2];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                scatter[i][j] = (i == j ? 1 : 0) + squares[i][j] - sum[i] * sum[j] / (count + 2);
            }
        }
        double[][] inverse = Plain.inverse(scatter);
        Moments precisions = new Moments(4);
        Moments means = new Moments(2);
        Draws draws = new Draws(4);
        int many = 20_000;
        for (int k = 0; k < many; k++) {
            side.prior().draw(draws, 1);
            precisions.add(side.prior().precision());
            means.add(side.prior().mean());
        }
        double degrees = 2 + count;
        for (int i = 0; i < 2; i++) {
            assertEquals(sum[i] / (count + 2), means.mean(i), 0.003);
            for (int j = 0; j < 2; j++) {
                double expected = degrees * inverse[i][j];
                double spread = degrees * (inverse[i][j] * inverse[i][j] + inverse[i][i] * inverse[j][j]);
                assertEquals(expected, precisions.mean(2 * i + j), 5 * Math.sqrt(spread / many));
                assertEquals(spread, precisions.covariance(2 * i + j, 2 * i + j), 0.06 * spread);
                // A multivariate t, with as many degrees of freedom as are left.
                double ofMean = scatter[i][j] / ((count + 2) * (degrees - 3));
                assertEquals(
                        ofMean,
                        means.covariance(i, j),
                        0.05 * Math.sqrt(scatter[i][i] * scatter[j][j]) / ((count + 2) * (degrees - 3)));
            }
        }
    }

    @Test
    void featuresAreFoundThatRowsWereMadeWith() {
        FeatureMatrix features = SmallRatings.features(60);
        GibbsSide side = side(features, true);
        double[] truth = {2, -1.5, 0.5, -0.5, 1, 0, 0, 0};
        for (int row = 0; row < side.rows(); row++) {
            double effect = 0;
            for (int k = features.start(row); k < features.start(row + 1); k++) {
                effect += features.weight(k) * truth[features.feature(k)];
            }
            side.values()[side.at(row)] = (float) (effect + 0.05 * Gaussian.at(3, row));
        }
        Draws draws = new Draws(9);
        Moments factors = new Moments(8);
        for (int k = 0; k < 1000; k++) {
            side.prior().draw(draws, 1);
            if (k >= 200) {
                double[] first = new double[8];
                for (int f = 0; f < 8; f++) {
                    first[f] = side.prior().effects().factors()[f * 3];
                }
                factors.add(first);
            }
        }
        // The mean takes what all features of a kind have alike, so that differences are what is known.
        for (int f = 1; f < 5; f++) {
            assertEquals(truth[f] - truth[0], factors.mean(f) - factors.mean(0), 0.15);
        }
    }
}
