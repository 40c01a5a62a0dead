package dev.dyad.train.sgd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
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
import dev.dyad.train.Sgd;
import dev.dyad.train.SmallRatings;
import dev.dyad.train.Trainer;
import dev.dyad.train.TrainingData;
import dev.dyad.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SgdFitTest {

    private static final LearningRate RATE = LearningRate.parse("cosine:0.06,floor=1e-3");
    private static final Sgd THREE = new Sgd(3, RATE, 0.03, 2, 0);

    private static TrainingData data() {
        Ratings ratings = SmallRatings.of(200, 150, 8000, 1);
        Parts parts = new Split.Random(0.1).apply(ratings, 7);
        return new TrainingData(parts.train(), parts.heldOut(), FeatureMatrix.none(200), SmallRatings.features(150));
    }

    private static ModelSpec spec(int dim) {
        return new ModelSpec(dim, Similarity.DOT, Biases.BOTH, Features.NONE);
    }

    private static Fit.Finished fit(TrainingData data, Trainer trainer, int dim, long seed, int threads) {
        Fit fit = trainer.fit(data, spec(dim), FitOptions.of(seed, threads), TrainingListener.NONE);
        return assertInstanceOf(Fit.Finished.class, fit);
    }

    @ParameterizedTest
    @CsvSource({"64, 2", "64, 4", "100, 3", "129, 2", "129, 8", "7, 2", "1, 16"})
    void numberOfThreadsChangesNoBit(int dim, int threads) {
        Fit.Finished alone = fit(data(), THREE, dim, 11, 1);
        Fits.assertSameBits(alone, fit(data(), THREE, dim, 11, threads));
    }

    @Test
    void anotherSeedGivesAnotherModel() {
        assertNotEquals(
                fit(data(), THREE, 16, 1, 1).model().score(0, 0),
                fit(data(), THREE, 16, 2, 1).model().score(0, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 16, 31, 128})
    void learnsWhatThePlainVersionLearns(int dim) {
        TrainingData data = data();
        SgdState start = new SgdState(data, spec(dim), THREE, 1);
        SgdBlocks blocks = new SgdBlocks(
                data.train(), start.users().groups(), start.items().groups(), start.times(), 1);
        start.draw(blocks, 11, 1);
        PlainSgd plain = new PlainSgd(data, dim, THREE, start, Head.REGRESSION);
        plain.train(11);

        FactorModel model = fit(data, THREE, dim, 11, 2).model();
        double unit = plain.deviation;
        double root = Math.sqrt(unit);
        for (int user = 0; user < 200; user++) {
            assertEquals(plain.userBiases[user] * unit, model.users().bias(user), 1e-4, "bias of user " + user);
            for (int k = 0; k < dim; k++) {
                assertEquals(plain.p[user][k] * root, model.userVectors().get(user, k), 1e-4, "user " + user);
            }
        }
        int[] counts = data.train().countByItem();
        for (int item = 0; item < 150; item++) {
            assertEquals(plain.itemBiases[item] * unit, model.items().bias(item), 1e-4, "bias of item " + item);
            for (int k = 0; counts[item] > 0 && k < dim; k++) {
                assertEquals(plain.q[item][k] * root, model.itemVectors().get(item, k), 1e-4, "item " + item);
            }
        }
        for (int f = 0; f < plain.itemFeatures.length; f++) {
            for (int k = 0; k < dim; k++) {
                double actual = model.items().featureFactors().get(f, k);
                assertEquals(plain.itemFeatures[f][k] * root, actual, 1e-4, "feature " + f);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, 1, 1.1, 1.6, 2.9})
    void fitThatWasStoppedAndResumedEndsWithTheBitsOfOneThatWasNot(double epochs, @TempDir Path folder) {
        Path checkpoint = folder.resolve("fit.checkpoint");
        FitOptions options = FitOptions.of(5, 2).withCheckpoint(checkpoint);
        int rounds = Math.max(1, (int) (epochs * 16));
        Fit stopped = THREE.fit(data(), spec(48), options, Fits.stopAfter(rounds));
        assertInstanceOf(Fit.Stopped.class, stopped);

        FitOptions alone = FitOptions.of(5, 1).withCheckpoint(checkpoint);
        Fit resumed = THREE.fit(data(), spec(48), alone, TrainingListener.NONE);

        Fits.assertSameBits(fit(data(), THREE, 48, 5, 2), assertInstanceOf(Fit.Finished.class, resumed));
    }

    /** Half of the training part is for validation, so that training soon does it no good. */
    private static TrainingData withValidation() {
        Ratings ratings = SmallRatings.of(200, 150, 8000, 1);
        BitSet validation = new BitSet();
        for (int i = 0; i < ratings.size(); i += 2) {
            validation.set(i);
        }
        BitSet heldOut = new BitSet();
        heldOut.set(1);
        Parts parts = Parts.of(ratings, heldOut, validation, new Split.Random(0.1));
        return new TrainingData(
                parts.train(),
                parts.validation(),
                parts.heldOut(),
                FeatureMatrix.none(200),
                SmallRatings.features(150));
    }

    private static final Sgd PATIENT = new Sgd(60, LearningRate.constant(0.1), 0, 0, 3);

    @Test
    void patienceEndsTrainingAndGivesTheBestEpochsModel() {
        Fit.Finished finished = fit(withValidation(), PATIENT, 16, 5, 2);
        List<EpochReport> epochs = finished.epochs();
        int best = best(epochs);

        assertTrue(best > 1 && epochs.size() < 60, epochs.toString());
        assertEquals(best + 3, epochs.size());
        FactorModel direct =
                fit(withValidation(), PATIENT.withEpochs(best), 16, 5, 2).model();
        assertEquals(direct.score(3, 4), finished.model().score(3, 4));
        assertEquals(direct.score(100, 60), finished.model().score(100, 60));
    }

    @Test
    void patienceSurvivesAStop(@TempDir Path folder) {
        Fit.Finished whole = fit(withValidation(), PATIENT, 16, 5, 2);
        int afterBest = 16 * best(whole.epochs()) + 7;
        FitOptions options = FitOptions.of(5, 2).withCheckpoint(folder.resolve("fit.checkpoint"));
        PATIENT.fit(withValidation(), spec(16), options, Fits.stopAfter(afterBest));

        Fit resumed = PATIENT.fit(withValidation(), spec(16), options, TrainingListener.NONE);

        Fits.assertSameBits(whole, assertInstanceOf(Fit.Finished.class, resumed));
    }

    private static int best(List<EpochReport> epochs) {
        int best = 1;
        for (EpochReport report : epochs) {
            if (report.validationRmse() < epochs.get(best - 1).validationRmse()) {
                best = report.epoch();
            }
        }
        return best;
    }

    @Test
    void patienceWithoutAValidationPartIsRefused() {
        Sgd patient = new Sgd(3, RATE, 0, 0, 2);
        DyadException error = assertThrows(DyadException.class, () -> fit(data(), patient, 8, 1, 1));
        assertTrue(error.getMessage().contains("--validation 0.05"), error.getMessage());
    }

    @Test
    void checkpointOfAdamIsRefused(@TempDir Path folder) {
        FitOptions options = FitOptions.of(5, 1).withCheckpoint(folder.resolve("fit.checkpoint"));
        Adam.STUDY.fit(data(), spec(16), options, Fits.stopAfter(10));

        DyadException error =
                assertThrows(DyadException.class, () -> THREE.fit(data(), spec(16), options, TrainingListener.NONE));

        assertEquals(DyadException.Kind.MODEL, error.kind());
    }

    @Test
    void damagedCheckpointIsRefused(@TempDir Path folder) throws IOException {
        Path checkpoint = folder.resolve("fit.checkpoint");
        FitOptions options = FitOptions.of(5, 1).withCheckpoint(checkpoint);
        THREE.fit(data(), spec(16), options, Fits.stopAfter(10));
        byte[] bytes = Files.readAllBytes(checkpoint);
        bytes[bytes.length - 100] ^= 1;
        Files.write(checkpoint, bytes);

        DyadException error =
                assertThrows(DyadException.class, () -> THREE.fit(data(), spec(16), options, TrainingListener.NONE));

        assertEquals(DyadException.Kind.MODEL, error.kind());
    }

    @Test
    void learnsThePattern() {
        List<EpochReport> epochs =
                fit(data(), new Sgd(20, RATE, 0.03, 1, 0), 16, 1, 1).epochs();
        EpochReport last = epochs.get(epochs.size() - 1);
        // The noise of these ratings, rounded to half stars, has a deviation of about 0.32.
        assertTrue(last.testRmse() < 0.5, epochs.toString());
        assertTrue(last.testRmse() < epochs.get(0).testRmse(), epochs.toString());
        assertTrue(last.trainAccuracy() > epochs.get(0).trainAccuracy(), epochs.toString());
    }

    @Test
    void anItemWithoutARatingIsAnsweredByItsFeatures() {
        Ratings ratings = SmallRatings.of(50, 60, 300, 1);
        FeatureMatrix features = SmallRatings.features(60);
        TrainingData data = new TrainingData(ratings, ratings, FeatureMatrix.none(50), features);
        FactorModel model = fit(data, THREE, 8, 1, 2).model();
        int[] counts = ratings.countByItem();
        int unrated = 0;
        while (counts[unrated] > 0) {
            unrated++;
        }

        assertNotEquals(0, model.items().bias(unrated));
        assertEquals(0, model.items().factors().norm(unrated));
        assertTrue(model.itemVectors().norm(unrated) > 0);
    }

    @Test
    void aSideWithoutBiasesHasNone() {
        ModelSpec itemsOnly = new ModelSpec(8, Similarity.DOT, Biases.ITEM, Features.NONE);
        FactorModel model = assertInstanceOf(
                        Fit.Finished.class, THREE.fit(data(), itemsOnly, FitOptions.of(1, 2), TrainingListener.NONE))
                .model();
        assertEquals(0, model.users().biases().length);
        assertNotEquals(0, model.items().bias(3));
    }

    @Test
    void cosineIsRefusedWithTheRemedy() {
        ModelSpec cosine = new ModelSpec(8, Similarity.COSINE, Biases.BOTH, Features.NONE);
        DyadException error = assertThrows(
                DyadException.class, () -> THREE.fit(data(), cosine, FitOptions.of(1, 1), TrainingListener.NONE));
        assertTrue(error.getMessage().contains("--trainer adam"), error.getMessage());
    }

    /** The same ratings on another scale: the same model but for the scale. */
    @Test
    void theScaleOfRatingsChangesNothing() {
        RatingScale large = new RatingScale(0, 90, 10);
        Ratings small = data().train();
        RatingsBuilder builder = new RatingsBuilder(large, false, small.size());
        for (int i = 0; i < small.size(); i++) {
            builder.add(small.user(i), small.item(i), small.level(i));
        }
        Ratings scaled = builder.build(small.userCount(), small.itemCount());
        FeatureMatrix features = FeatureMatrix.none(150);
        TrainingData here = new TrainingData(small, small, FeatureMatrix.none(200), features);
        TrainingData there = new TrainingData(scaled, scaled, FeatureMatrix.none(200), features);
        double expected = fit(here, THREE, 16, 1, 1).epochs().get(2).testRmse();
        assertEquals(20 * expected, fit(there, THREE, 16, 1, 1).epochs().get(2).testRmse(), 1e-3);
    }

    @Test
    void divergenceNamesTheEpochAndTheRemedy() {
        Sgd wild = new Sgd(50, LearningRate.constant(10), 0, 0, 0);
        DyadException error = assertThrows(DyadException.class, () -> fit(data(), wild, 16, 1, 1));
        assertEquals(DyadException.Kind.DIVERGED, error.kind());
        assertTrue(error.getMessage().contains("Lower the learning rate (it is 10)"), error.getMessage());
    }
}
