package dev.dyad.train.adam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.model.Biases;
import dev.dyad.model.EpochReport;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Parts;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import dev.dyad.ratings.Split;
import dev.dyad.train.Adam;
import dev.dyad.train.Fit;
import dev.dyad.train.FitOptions;
import dev.dyad.train.Fits;
import dev.dyad.train.LearningRate;
import dev.dyad.train.SmallRatings;
import dev.dyad.train.Start;
import dev.dyad.train.TrainingData;
import dev.dyad.train.TrainingListener;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrdinalAdamTest {

    private static final Adam PLAIN = new Adam(3, 64, LearningRate.constant(1e-2), 0, 0, 0, Start.SMALL);
    private static final Adam DROPPING = new Adam(3, 64, LearningRate.constant(1e-2), 1e-6, 0.01, 0.2, Start.SMALL);

    private static TrainingData data() {
        Ratings ratings = SmallRatings.of(200, 150, 8000, 1);
        Parts parts = new Split.Random(0.1).apply(ratings, 7);
        return new TrainingData(parts.train(), parts.heldOut(), FeatureMatrix.none(200), SmallRatings.features(150));
    }

    private static ModelSpec spec(int dim) {
        return new ModelSpec(dim, Similarity.DOT, Biases.BOTH, Features.NONE, Head.ORDINAL);
    }

    private static Fit.Finished fit(TrainingData data, Adam trainer, int dim, int threads) {
        Fit fit = trainer.fit(data, spec(dim), FitOptions.of(11, threads), TrainingListener.NONE);
        return assertInstanceOf(Fit.Finished.class, fit);
    }

    private static void assertSameThresholds(FactorModel expected, FactorModel actual) {
        assertArrayEquals(expected.thresholds().shared(), actual.thresholds().shared());
        for (int user = 0; user < expected.users().rows(); user++) {
            for (int k = 0; k < expected.thresholds().count(); k++) {
                assertEquals(
                        expected.thresholds().own().get(user, k),
                        actual.thresholds().own().get(user, k));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"64, 2", "33, 3", "7, 5", "1, 8"})
    void numberOfThreadsChangesNoBit(int dim, int threads) {
        for (Adam trainer : List.of(PLAIN, DROPPING)) {
            Fit.Finished alone = fit(data(), trainer, dim, 1);
            Fit.Finished together = fit(data(), trainer, dim, threads);
            Fits.assertSameBits(alone, together);
            assertSameThresholds(alone.model(), together.model());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, 1, 2.9})
    void fitThatWasStoppedAndResumedEndsWithTheBitsOfOneThatWasNot(double epochs, @TempDir Path folder) {
        FitOptions options = FitOptions.of(11, 2).withCheckpoint(folder.resolve("fit.checkpoint"));
        int batches =
                (int) (epochs * AdamSetting.of(data(), spec(48), DROPPING, 11).batches());
        Fit stopped = DROPPING.fit(data(), spec(48), options, Fits.stopAfter(Math.max(1, batches)));
        assertInstanceOf(Fit.Stopped.class, stopped);

        Fit resumed = DROPPING.fit(data(), spec(48), options, TrainingListener.NONE);

        Fit.Finished whole = fit(data(), DROPPING, 48, 2);
        Fit.Finished other = assertInstanceOf(Fit.Finished.class, resumed);
        Fits.assertSameBits(whole, other);
        assertSameThresholds(whole.model(), other.model());
    }

    @Test
    void learnsThePattern() {
        List<EpochReport> epochs = fit(data(), PLAIN.withEpochs(20), 16, 2).epochs();
        EpochReport first = epochs.get(0);
        EpochReport last = epochs.get(epochs.size() - 1);
        assertTrue(last.trainLoss() < first.trainLoss() / 1.2, epochs.toString());
        assertTrue(last.testRmse() < 0.6, epochs.toString());
        assertTrue(last.runningTrainAccuracy() > first.runningTrainAccuracy(), epochs.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 255})
    void scalesOfAnyLengthAndExtremeUsersGiveDistributions(int levels) {
        SplittableRandom random = new SplittableRandom(levels);
        RatingsBuilder builder = new RatingsBuilder(new RatingScale(1, levels, 1), false, 2000);
        for (int item = 0; item < 40; item++) {
            builder.add(1, item, 0);
            builder.add(2, item, levels - 1);
            for (int user = 3; user < 30; user++) {
                builder.add(user, item, random.nextInt(levels));
            }
        }
        Ratings ratings = builder.build(31, 40);
        TrainingData data = new TrainingData(ratings, ratings, FeatureMatrix.none(31), FeatureMatrix.none(40));
        FactorModel model = fit(data, PLAIN.withEpochs(30), 4, 2).model();
        for (int user = 0; user < 31; user++) {
            double sum =
                    Arrays.stream(model.distribution(user, 7).probabilities()).sum();
            assertEquals(1, sum, 1e-9);
        }
        assertEquals(0, model.level(1, 7));
        assertEquals(levels - 1, model.level(2, 7));
        // User 30 has no rating.
        for (int k = 0; k < levels - 1; k++) {
            assertEquals(
                    model.thresholds().shared()[k], model.thresholds().own().get(30, k));
        }
    }
}
