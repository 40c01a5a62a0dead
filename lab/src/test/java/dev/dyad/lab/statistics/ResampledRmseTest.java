package dev.dyad.lab.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResampledRmseTest {

    private static final int RATINGS = 10_001;

    /** Two runs whose errors hang together, the second a little worse. */
    private static final float[][] ERRORS = errors(5);

    private static float[][] errors(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] errors = new float[2][RATINGS];
        for (int i = 0; i < RATINGS; i++) {
            double shared = random.nextGaussian();
            errors[0][i] = (float) Math.pow(shared, 2);
            errors[1][i] = (float) Math.pow(shared + 0.2 * random.nextGaussian(), 2);
        }
        return errors;
    }

    private static ResampledRmse resample(long seed, int resamples, int threads) {
        return ResampledRmse.of(SquaredErrors.of(ERRORS), 2, RATINGS, seed, resamples, threads);
    }

    @Test
    void theRmseIsThatOfTheRatingsThemselves() {
        double sum = 0;
        for (float error : ERRORS[1]) {
            sum += error;
        }
        assertEquals(Math.sqrt(sum / RATINGS), resample(1, 40, 1).rmse(1), 1e-7);
    }

    /**
     * The delta method: the standard error of a difference of roots of means is that of the mean of
     * a² / 2 rmse(a) − b² / 2 rmse(b). A deviation over 1,000 resamples is right to 2.2 %, so five such are the band.
     */
    @Test
    void theStandardErrorIsThatOfTheDeltaMethod() {
        ResampledRmse resampled = resample(2, 1000, 2);
        double[] influence = new double[RATINGS];
        for (int i = 0; i < RATINGS; i++) {
            influence[i] = ERRORS[1][i] / (2 * resampled.rmse(1)) - ERRORS[0][i] / (2 * resampled.rmse(0));
        }
        double expected = Spread.of(influence).deviation() / Math.sqrt(RATINGS);

        RmseDifference difference = resampled.difference(0, 1);

        assertEquals(expected, difference.error(), 0.11 * expected);
        assertEquals(resampled.rmse(1) - resampled.rmse(0), difference.difference());
        assertEquals(1.96 * expected, difference.interval().radius(), 0.15 * expected * 1.96);
        assertTrue(difference.interval().contains(difference.difference()));
        assertTrue(difference.p() < 1e-6, "a real difference: " + difference);
    }

    @Test
    void aPairedDifferenceIsKnownBetterThanEitherRmse() {
        ResampledRmse resampled = resample(3, 200, 1);
        assertTrue(resampled.difference(0, 1).interval().radius()
                < 0.5 * resampled.interval(0).radius());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 41})
    void threadsChangeNoBit(int threads) {
        ResampledRmse one = resample(4, 40, 1);
        ResampledRmse many = resample(4, 40, threads);
        assertEquals(one.rmse(0), many.rmse(0));
        assertEquals(one.interval(0), many.interval(0));
        assertEquals(one.difference(0, 1), many.difference(0, 1));
    }

    @Test
    void theSeedDecidesTheResamples() {
        assertEquals(resample(5, 40, 1).interval(0), resample(5, 40, 1).interval(0));
        assertNotEquals(resample(5, 40, 1).interval(0), resample(6, 40, 1).interval(0));
    }

    @Test
    void aRunDoesNotDifferFromItself() {
        RmseDifference same = resample(7, 40, 1).difference(1, 1);
        assertEquals(new RmseDifference(0, 0, new Interval(0, 0)), same);
        assertEquals(1, same.p());
    }

    @Test
    void errorsThatCannotBeReadAreReportedAsTheyAre() {
        SquaredErrors broken = (run, from, count, into) -> {
            throw DyadException.data("no scores");
        };
        assertThrows(DyadException.class, () -> ResampledRmse.of(broken, 1, 10, 0, 40, 2));
    }

    /** Weights of mean 1, each Poisson number as often as it should be, within five deviations and the table's step. */
    @Test
    void weightsArePoissonNumbers() {
        int draws = 1 << 20;
        float[] weights = new float[draws];
        PoissonWeights.draw(99, 0, draws, weights);
        int[] counts = new int[16];
        for (int i = 0; i < draws; i++) {
            counts[(int) weights[i]]++;
        }
        double probability = Math.exp(-1);
        for (int k = 0; k < 8; k++) {
            double band = 5 * Math.sqrt(draws * probability) + draws * 0x1p-16;
            assertEquals(draws * probability, counts[k], band, k + " of stream 99");
            probability /= k + 1;
        }
    }

    @Test
    void weightsDependOnThePlaceAlone() {
        float[] whole = new float[100];
        float[] part = new float[52];
        PoissonWeights.draw(1, 0, 100, whole);
        PoissonWeights.draw(1, 40, 49, part);
        for (int i = 0; i < 49; i++) {
            assertEquals(whole[40 + i], part[i]);
        }
    }
}
