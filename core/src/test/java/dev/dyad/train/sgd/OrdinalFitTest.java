package dev.dyad.train.sgd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.model.Biases;
import dev.dyad.model.EpochReport;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.RatingDistribution;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Parts;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import dev.dyad.ratings.Split;
import dev.dyad.train.Fit;
import dev.dyad.train.FitOptions;
import dev.dyad.train.Fits;
import dev.dyad.train.Sgd;
import dev.dyad.train.SmallRatings;
import dev.dyad.train.Trainer;
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

class OrdinalFitTest {

    private static final Sgd THREE = Sgd.ORDINAL.withEpochs(3);

    private static TrainingData data() {
        Ratings ratings = SmallRatings.of(200, 150, 8000, 1);
        Parts parts = new Split.Random(0.1).apply(ratings, 7);
        return new TrainingData(parts.train(), parts.heldOut(), FeatureMatrix.none(200), SmallRatings.features(150));
    }

    private static ModelSpec spec(int dim) {
        return new ModelSpec(dim, Similarity.DOT, Biases.BOTH, Features.NONE, Head.ORDINAL);
    }

    private static Fit.Finished fit(TrainingData data, Trainer trainer, int dim, long seed, int threads) {
        Fit fit = trainer.fit(data, spec(dim), FitOptions.of(seed, threads), TrainingListener.NONE);
        return assertInstanceOf(Fit.Finished.class, fit);
    }

    private static void assertSameThresholds(FactorModel expected, FactorModel actual) {
        assertTrue(Arrays.equals(
                expected.thresholds().shared(), actual.thresholds().shared()));
        for (int user = 0; user < expected.users().rows(); user++) {
            for (int k = 0; k < expected.thresholds().count(); k++) {
                assertEquals(
                        expected.thresholds().own().get(user, k),
                        actual.thresholds().own().get(user, k));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"64, 2", "100, 3", "7, 2", "1, 8"})
    void numberOfThreadsChangesNoBit(int dim, int threads) {
        Fit.Finished alone = fit(data(), THREE, dim, 11, 1);
        Fit.Finished together = fit(data(), THREE, dim, 11, threads);
        Fits.assertSameBits(alone, together);
        assertSameThresholds(alone.model(), together.model());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, 1, 2.9})
    void fitThatWasStoppedAndResumedEndsWithTheBitsOfOneThatWasNot(double epochs, @TempDir Path folder) {
        FitOptions options = FitOptions.of(5, 2).withCheckpoint(folder.resolve("fit.checkpoint"));
        Fit stopped = THREE.fit(data(), spec(48), options, Fits.stopAfter(Math.max(1, (int) (epochs * 16))));
        assertInstanceOf(Fit.Stopped.class, stopped);

        Fit resumed = THREE.fit(data(), spec(48), options, TrainingListener.NONE);

        Fit.Finished whole = fit(data(), THREE, 48, 5, 2);
        Fit.Finished other = assertInstanceOf(Fit.Finished.class, resumed);
        Fits.assertSameBits(whole, other);
        assertSameThresholds(whole.model(), other.model());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 31})
    void learnsWhatThePlainVersionLearns(int dim) {
        TrainingData data = data();
        SgdState start = new SgdState(data, spec(dim), THREE, 1);
        SgdBlocks blocks = new SgdBlocks(
                data.train(), start.users().groups(), start.items().groups(), start.times(), 1);
        start.draw(blocks, 11, 1);
        PlainSgd plain = new PlainSgd(data, dim, THREE, start, Head.ORDINAL);
        plain.train(11);

        FactorModel model = fit(data, THREE, dim, 11, 2).model();
        double unit = Math.PI / Math.sqrt(3);
        for (int user = 0; user < 200; user++) {
            assertEquals(plain.userBiases[user] * unit, model.users().bias(user), 2e-4, "bias of user " + user);
            double[] thresholds = plain.thresholds.get(0).of(user);
            for (int k = 0; k < thresholds.length; k++) {
                assertEquals(thresholds[k], model.thresholds().own().get(user, k), 1e-3, "user " + user);
            }
            for (int k = 0; k < dim; k++) {
                double expected = plain.p[user][k] * Math.sqrt(unit);
                assertEquals(expected, model.userVectors().get(user, k), 2e-4, "user " + user);
            }
        }
        for (int item = 0; item < 150; item++) {
            assertEquals(plain.itemBiases[item] * unit, model.items().bias(item), 2e-4, "bias of item " + item);
        }
    }

    @Test
    void learnsThePattern() {
        List<EpochReport> epochs =
                fit(data(), Sgd.ORDINAL.withEpochs(20), 16, 1, 1).epochs();
        EpochReport last = epochs.get(epochs.size() - 1);
        assertTrue(last.testRmse() < 0.6, epochs.toString());
        assertTrue(last.trainLoss() < epochs.get(0).trainLoss(), epochs.toString());
        assertTrue(last.testAccuracy() > 0.33, epochs.toString());
        assertTrue(last.runningTrainAccuracy() > epochs.get(0).runningTrainAccuracy(), epochs.toString());
    }

    /** User 0 gives whole numbers alone, user 1 all levels, of the same items. */
    @Test
    void learnsHowEachUserUsesTheScale() {
        SplittableRandom random = new SplittableRandom(3);
        RatingsBuilder builder = new RatingsBuilder(RatingScale.HALF_STARS, false, 4000);
        for (int user = 0; user < 20; user++) {
            for (int item = 0; item < 200; item++) {
                double taste = 3 + 1.5 * Math.sin(item) + 0.4 * random.nextDouble(-1, 1);
                double given = user % 2 == 0 ? Math.rint(taste) : taste;
                builder.add(user, item, RatingScale.HALF_STARS.nearestLevel(given));
            }
        }
        Ratings ratings = builder.build(20, 200);
        TrainingData data = new TrainingData(ratings, ratings, FeatureMatrix.none(20), FeatureMatrix.none(200));
        FactorModel model = fit(data, Sgd.ORDINAL, 8, 1, 2).model();
        double halves = 0;
        double halvesOfOthers = 0;
        for (int item = 0; item < 200; item++) {
            for (int level = 0; level < 10; level += 2) {
                halves += model.distribution(0, item).of(level) / 200;
                halvesOfOthers += model.distribution(1, item).of(level) / 200;
            }
        }
        assertTrue(halves < 0.2 && halvesOfOthers > 0.3, halves + " and " + halvesOfOthers);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 255})
    void scalesOfAnyLengthAndExtremeUsersGiveDistributions(int levels) {
        SplittableRandom random = new SplittableRandom(levels);
        RatingScale scale = new RatingScale(1, levels, 1);
        RatingsBuilder builder = new RatingsBuilder(scale, false, 2000);
        builder.add(0, 0, levels - 1);
        for (int item = 0; item < 40; item++) {
            builder.add(1, item, 0);
            builder.add(2, item, levels - 1);
            for (int user = 3; user < 30; user++) {
                builder.add(user, item, random.nextInt(levels));
            }
        }
        Ratings ratings = builder.build(31, 40);
        TrainingData data = new TrainingData(ratings, ratings, FeatureMatrix.none(31), FeatureMatrix.none(40));
        FactorModel model = fit(data, Sgd.ORDINAL, 4, 1, 2).model();
        for (int user = 0; user < 31; user++) {
            RatingDistribution distribution = model.distribution(user, 7);
            double sum = Arrays.stream(distribution.probabilities()).sum();
            assertEquals(1, sum, 1e-9);
            assertTrue(Arrays.stream(distribution.probabilities()).allMatch(p -> p >= 0 && p <= 1));
            assertEquals(1, distribution.atLeast(1), 1e-9);
            for (int k = 1; k < model.thresholds().count(); k++) {
                assertTrue(model.thresholds().own().get(user, k - 1)
                        <= model.thresholds().own().get(user, k));
            }
        }
        assertEquals(0, model.level(1, 7));
        assertEquals(levels - 1, model.level(2, 7));
        assertTrue(model.rating(1, 7) < model.rating(0, 7) && model.rating(0, 7) < model.rating(2, 7));
        // User 30 has no rating.
        assertEquals(model.thresholds().shared()[0], model.thresholds().own().get(30, 0));
    }
}
