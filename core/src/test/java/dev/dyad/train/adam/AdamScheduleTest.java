package dev.dyad.train.adam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.evaluate.RatingMetrics;
import dev.dyad.model.Biases;
import dev.dyad.model.EpochReport;
import dev.dyad.model.FactorModel;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Parts;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.Split;
import dev.dyad.ratings.Validation;
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
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Learning rates that change within a fit, and the validation part that one of them looks at. */
class AdamScheduleTest {

    private static final ModelSpec SPEC = new ModelSpec(48, Similarity.COSINE, Biases.BOTH, Features.NONE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plateau:1e-2,factor=0.1,patience=0 | 4.5",
                "one-cycle:1e-2 | 2.3",
                "cosine:1e-2,warmup=1.5 | 1.2",
            })
    void aScheduleGoesOnWhereItWasStopped(String rate, double epochs, @TempDir Path folder) {
        Adam adam = new Adam(6, 64, LearningRate.parse(rate), 0, 0.1, 0, Start.TORCH);
        TrainingData data = withValidation();
        int batches = (int) (epochs * AdamSetting.of(data, SPEC, adam, 5).batches());
        FitOptions options = FitOptions.of(5, 2).withCheckpoint(folder.resolve("fit.checkpoint"));
        assertInstanceOf(Fit.Stopped.class, adam.fit(data, SPEC, options, Fits.stopAfter(batches)));

        Fit resumed = adam.fit(data, SPEC, options, TrainingListener.NONE);

        Fit whole = adam.fit(data, SPEC, FitOptions.of(5, 1), TrainingListener.NONE);
        Fits.assertSameBits(assertInstanceOf(Fit.Finished.class, whole), assertInstanceOf(Fit.Finished.class, resumed));
    }

    @Test
    void aPlateauLowersTheRateWhereTheValidationPartSeesNoProgress() {
        // Of 100 times the rate each epoch undoes what the last has learned, until the plateau has fallen far enough.
        Adam adam = new Adam(12, 64, LearningRate.parse("plateau:1,factor=0.1,patience=0"), 0, 0, 0, Start.TORCH);
        Adam constant = new Adam(12, 64, LearningRate.constant(1), 0, 0, 0, Start.TORCH);
        List<EpochReport> plateau =
                epochs(adam.fit(withValidation(), SPEC, FitOptions.of(5, 1), TrainingListener.NONE));
        List<EpochReport> alone =
                epochs(constant.fit(withValidation(), SPEC, FitOptions.of(5, 1), TrainingListener.NONE));
        assertEquals(alone.get(0).trainLoss(), plateau.get(0).trainLoss());
        assertTrue(plateau.get(11).trainLoss() < alone.get(11).trainLoss() / 2, plateau + " " + alone);
    }

    private static List<EpochReport> epochs(Fit fit) {
        return assertInstanceOf(Fit.Finished.class, fit).epochs();
    }

    private static TrainingData withValidation() {
        Ratings ratings = SmallRatings.of(200, 150, 8000, 1);
        Split split = new Split.Random(0.1);
        BitSet heldOut = split.heldOut(ratings, 7);
        Parts parts = Parts.of(ratings, heldOut, new Validation(0.1).drawn(ratings, heldOut, 7), split);
        return new TrainingData(
                parts.train(),
                parts.validation(),
                parts.heldOut(),
                FeatureMatrix.none(200),
                SmallRatings.features(150));
    }

    @Test
    void theListenerSeesEachEpochsModelBeforeItsReport() {
        TrainingData data = withValidation();
        List<String> told = new ArrayList<>();
        List<RatingMetrics> measured = new ArrayList<>();
        Adam adam = new Adam(3, 64, LearningRate.constant(1e-2), 0, 0, 0, Start.TORCH);
        Fit fit = adam.fit(data, SPEC, FitOptions.of(5, 2), new TrainingListener() {
            @Override
            public void onModel(int epoch, FactorModel model) {
                told.add("model " + epoch);
                measured.add(RatingMetrics.of(model, data.validation(), 1));
            }

            @Override
            public void onEpoch(EpochReport report) {
                told.add("report " + report.epoch());
            }
        });
        assertEquals(List.of("model 1", "report 1", "model 2", "report 2", "model 3", "report 3"), told);
        for (EpochReport report : epochs(fit)) {
            RatingMetrics own = measured.get(report.epoch() - 1);
            assertEquals(own.accuracy(), report.validationAccuracy());
            assertEquals(own.rmse(), report.validationRmse());
            assertNotEquals(report.testRmse(), report.validationRmse());
        }
    }

    @Test
    void weightDecayMustLeaveSomething() {
        DyadException error = assertThrows(
                DyadException.class, () -> new Adam(1, 64, LearningRate.parse("step:1e-2"), 0, 100, 0, Start.TORCH));
        assertEquals(DyadException.Kind.USAGE, error.kind());
        assertTrue(error.getMessage().contains("Weight decay 100.0 with learning rate step:0.01"), error.getMessage());
    }
}
