package dev.dyad.train.adam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.model.Biases;
import dev.dyad.model.EpochReport;
import dev.dyad.model.FactorModel;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Side;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Parts;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.Split;
import dev.dyad.train.Adam;
import dev.dyad.train.Fit;
import dev.dyad.train.FitOptions;
import dev.dyad.train.Fits;
import dev.dyad.train.LearningRate;
import dev.dyad.train.SmallRatings;
import dev.dyad.train.Start;
import dev.dyad.train.Trainer;
import dev.dyad.train.TrainingData;
import dev.dyad.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdamFitTest {

    private static final Adam DROPPING = new Adam(3, 64, LearningRate.constant(1e-2), 1e-6, 0, 0.2, Start.TORCH);
    private static final Adam PLAIN = new Adam(3, 64, LearningRate.constant(1e-2), 0, 0, 0, Start.TORCH);

    private static TrainingData data() {
        Ratings ratings = SmallRatings.of(200, 150, 8000, 1);
        Parts parts = new Split.Random(0.1).apply(ratings, 7);
        return new TrainingData(parts.train(), parts.heldOut(), FeatureMatrix.none(200), SmallRatings.features(150));
    }

    private static ModelSpec spec(int dim) {
        return new ModelSpec(dim, Similarity.COSINE, Biases.BOTH, Features.NONE);
    }

    private static Fit.Finished fit(Trainer trainer, int dim, long seed, int threads) {
        Fit fit = trainer.fit(data(), spec(dim), FitOptions.of(seed, threads), TrainingListener.NONE);
        return assertInstanceOf(Fit.Finished.class, fit);
    }

    @ParameterizedTest
    @CsvSource({"64, 2", "64, 4", "100, 3", "129, 2", "129, 8", "7, 2"})
    void numberOfThreadsChangesNoBit(int dim, int threads) {
        Fit.Finished alone = fit(DROPPING, dim, 11, 1);
        Fit.Finished together = fit(DROPPING, dim, 11, threads);

        Fits.assertSameBits(alone, together);
    }

    @Test
    void anotherSeedGivesAnotherModel() {
        assertNotEquals(
                fit(PLAIN, 16, 1, 1).model().score(0, 0),
                fit(PLAIN, 16, 2, 1).model().score(0, 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, 1, 1.02, 1.6, 2.9})
    void fitThatWasStoppedAndResumedEndsWithTheBitsOfOneThatWasNot(double epochs, @TempDir Path folder) {
        for (Adam trainer : List.of(DROPPING, PLAIN)) {
            Path checkpoint = folder.resolve(trainer.dropout() + ".checkpoint");
            FitOptions options = FitOptions.of(5, 2).withCheckpoint(checkpoint);
            int batches =
                    (int) (epochs * AdamSetting.of(data(), spec(48), trainer, 5).batches());
            Fit stopped = trainer.fit(data(), spec(48), options, Fits.stopAfter(Math.max(1, batches)));
            Fit.Stopped at = assertInstanceOf(Fit.Stopped.class, stopped);
            assertEquals(checkpoint, at.checkpoint().orElseThrow());

            // On another number of threads, too.
            FitOptions alone = FitOptions.of(5, 1).withCheckpoint(checkpoint);
            Fit resumed = trainer.fit(data(), spec(48), alone, TrainingListener.NONE);

            Fits.assertSameBits(fit(trainer, 48, 5, 2), assertInstanceOf(Fit.Finished.class, resumed));
        }
    }

    @Test
    void checkpointOfAnotherFitIsRefused(@TempDir Path folder) {
        Path checkpoint = folder.resolve("fit.checkpoint");
        FitOptions options = FitOptions.of(5, 1).withCheckpoint(checkpoint);
        PLAIN.fit(data(), spec(16), options, Fits.stopAfter(10));

        DyadException error =
                assertThrows(DyadException.class, () -> DROPPING.fit(data(), spec(16), options, TrainingListener.NONE));

        assertEquals(DyadException.Kind.MODEL, error.kind());
        assertTrue(error.getMessage().contains("belongs to another training"), error.getMessage());
    }

    @Test
    void damagedCheckpointIsRefused(@TempDir Path folder) throws IOException {
        Path checkpoint = folder.resolve("fit.checkpoint");
        FitOptions options = FitOptions.of(5, 1).withCheckpoint(checkpoint);
        PLAIN.fit(data(), spec(16), options, Fits.stopAfter(10));
        byte[] bytes = Files.readAllBytes(checkpoint);
        bytes[bytes.length - 100] ^= 1;
        Files.write(checkpoint, bytes);

        DyadException error =
                assertThrows(DyadException.class, () -> PLAIN.fit(data(), spec(16), options, TrainingListener.NONE));

        assertEquals(DyadException.Kind.MODEL, error.kind());
    }

    @Test
    void learnsThePattern() {
        List<EpochReport> epochs = fit(new Adam(12, 64, LearningRate.constant(1e-2), 0, 0, 0, Start.TORCH), 16, 1, 1)
                .epochs();

        EpochReport first = epochs.get(0);
        EpochReport last = epochs.get(epochs.size() - 1);
        assertTrue(last.trainLoss() < first.trainLoss() / 2, epochs.toString());
        assertTrue(last.testRmse() < first.testRmse(), epochs.toString());
        assertTrue(last.trainAccuracy() > first.trainAccuracy(), epochs.toString());
    }

    @Test
    void divergenceNamesTheEpochAndTheRemedy() {
        ModelSpec dot = new ModelSpec(16, Similarity.DOT, Biases.BOTH, Features.NONE);
        Adam wild = new Adam(50, 64, LearningRate.constant(10), 0, 0, 0, Start.SMALL);

        // Inner products of factors that move by 10 a step overflow within the fit only if it is long enough; a start
        // that is already infinite does at once.
        DyadException error = assertThrows(DyadException.class, () -> {
            AdamSetting setting = AdamSetting.of(data(), dot, wild, 1);
            AdamFit fit = new AdamFit(setting, FitOptions.of(1, 1), TrainingListener.NONE);
            fit.state().copy(infinite(dot));
            fit.train();
        });

        assertEquals(DyadException.Kind.DIVERGED, error.kind());
        assertTrue(error.getMessage().contains("epoch 1"), error.getMessage());
        assertTrue(error.getMessage().contains("Lower the learning rate (it is 10)"), error.getMessage());
    }

    private static FactorModel infinite(ModelSpec spec) {
        FactorModel model = assertInstanceOf(
                        Fit.Finished.class,
                        new Adam(1, 64, LearningRate.constant(1e-3), 0, 0, 0, Start.SMALL)
                                .fit(data(), spec, FitOptions.of(1, 1), TrainingListener.NONE))
                .model();
        float[] biases = model.users().biases();
        Arrays.fill(biases, Float.POSITIVE_INFINITY);
        Side users = model.users();
        return new FactorModel(
                spec,
                model.scale(),
                model.offset(),
                new Side(users.factors(), biases, users.features(), users.featureFactors()),
                model.items());
    }

    @Test
    void rowsWithoutATrainingRatingKeepNothingOfTheirOwn() {
        Ratings ratings = SmallRatings.of(50, 60, 300, 1);
        TrainingData data = new TrainingData(ratings, ratings, FeatureMatrix.none(50), FeatureMatrix.none(60));
        FactorModel model = assertInstanceOf(
                        Fit.Finished.class, PLAIN.fit(data, spec(8), FitOptions.of(1, 1), TrainingListener.NONE))
                .model();
        int[] counts = ratings.countByItem();
        int unrated = 0;
        while (counts[unrated] > 0) {
            unrated++;
        }

        assertEquals(0, model.items().bias(unrated));
        assertEquals(0, model.itemVectors().norm(unrated));
        assertEquals(model.offset() + model.users().bias(3), model.score(3, unrated), 1e-6);
    }
}
