package dev.dyad.train.als;

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
import dev.dyad.train.Als;
import dev.dyad.train.Fit;
import dev.dyad.train.FitOptions;
import dev.dyad.train.Fits;
import dev.dyad.train.Sgd;
import dev.dyad.train.SmallRatings;
import dev.dyad.train.Trainer;
import dev.dyad.train.TrainingData;
import dev.dyad.train.TrainingListener;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the trainer promises for both objectives. Long, since each promise is kept for ratings and for mere choices. */
class AlsFitTest {

    private static final Als THREE = new Als(3, 0.03, 2, 0, 1, 0);
    private static final Als IMPLICIT = new Als(4, 0.02, 0.5, 0.3, 0.9, 0);

    private static TrainingData data() {
        return data(SmallRatings.features(150));
    }

    private static TrainingData data(FeatureMatrix itemFeatures) {
        Ratings ratings = SmallRatings.of(200, 150, 8000, 1);
        Parts parts = new Split.Random(0.1).apply(ratings, 7);
        return new TrainingData(parts.train(), parts.heldOut(), FeatureMatrix.none(200), itemFeatures);
    }

    private static ModelSpec spec(int dim, Biases biases) {
        return new ModelSpec(dim, Similarity.DOT, biases, Features.NONE);
    }

    private static ModelSpec implicit(int dim) {
        return new ModelSpec(dim, Similarity.DOT, Biases.NONE, Features.NONE, Head.IMPLICIT);
    }

    private static Fit.Finished fit(TrainingData data, Trainer trainer, ModelSpec spec, long seed, int threads) {
        Fit fit = trainer.fit(data, spec, FitOptions.of(seed, threads), TrainingListener.NONE);
        return assertInstanceOf(Fit.Finished.class, fit);
    }

    @ParameterizedTest
    @CsvSource({"64, 2", "64, 4", "100, 3", "7, 5", "129, 8", "1, 2"})
    void numberOfThreadsChangesNoBit(int dim, int threads) {
        Fits.assertSameBits(
                fit(data(), THREE, spec(dim, Biases.BOTH), 11, 1),
                fit(data(), THREE, spec(dim, Biases.BOTH), 11, threads));
        Fits.assertSameBits(
                fit(data(), IMPLICIT, implicit(dim), 11, 1), fit(data(), IMPLICIT, implicit(dim), 11, threads));
    }

    @Test
    void anotherSeedGivesAnotherModel() {
        assertNotEquals(
                fit(data(), THREE, spec(16, Biases.BOTH), 1, 1).model().score(0, 0),
                fit(data(), THREE, spec(16, Biases.BOTH), 2, 1).model().score(0, 0));
    }

    /** Features and all kinds of biases; a user's and an item's score are compared, since they are what is found. */
    @ParameterizedTest
    @CsvSource({"1, BOTH", "4, NONE", "5, USER", "7, ITEM", "8, BOTH", "31, BOTH"})
    void findsWhatThePlainVersionFinds(int dim, Biases biases) {
        TrainingData data = data();
        ModelSpec spec = spec(dim, biases);
        AlsState start = new AlsState(data, spec, THREE);
        start.draw(11);
        PlainAls plain = new PlainAls(data, spec, THREE, start);
        plain.train();

        FactorModel model = fit(data, THREE, spec, 11, 2).model();
        double root = Math.sqrt(plain.deviation);
        for (int user = 0; user < 200; user++) {
            assertEquals(plain.users[user][dim] * plain.deviation, model.users().bias(user), 5e-3, "user " + user);
            for (int k = 0; k < dim; k++) {
                assertEquals(plain.users[user][k] * root, model.userVectors().get(user, k), 5e-3, "user " + user);
            }
        }
        int[] counts = data.train().countByItem();
        for (int item = 0; item < 150; item++) {
            boolean rated = counts[item] > 0;
            double bias = rated || biases == Biases.NONE || biases == Biases.USER
                    ? plain.items[item][dim]
                    : plain.featureMean(item, dim);
            assertEquals(bias * plain.deviation, model.items().bias(item), 5e-3, "item " + item);
            for (int k = 0; k < dim; k++) {
                double expected = rated ? plain.items[item][k] : plain.featureMean(item, k);
                assertEquals(expected * root, model.itemVectors().get(item, k), 5e-3, "item " + item);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 16})
    void findsWhatThePlainVersionFindsOfImplicitChoices(int dim) {
        TrainingData data = data(FeatureMatrix.none(150));
        AlsState start = new AlsState(data, implicit(dim), IMPLICIT);
        start.draw(3);
        PlainAls plain = new PlainAls(data, implicit(dim), IMPLICIT, start);
        plain.train();

        Fit.Finished finished = fit(data, IMPLICIT, implicit(dim), 3, 2);
        for (int user = 0; user < 200; user++) {
            for (int item = 0; item < 150; item++) {
                double expected = 0;
                for (int k = 0; k < dim; k++) {
                    expected += plain.users[user][k] * plain.items[item][k];
                }
                assertEquals(expected, finished.model().score(user, item), 1e-3);
            }
        }
        double loss = finished.epochs().get(3).trainLoss();
        assertEquals(plain.objective() / data.train().size(), loss, 1e-4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noSweepMakesTheImplicitObjectiveLarger(long seed) {
        List<EpochReport> epochs = fit(data(FeatureMatrix.none(150)), IMPLICIT.withEpochs(12), implicit(12), seed, 2)
                .epochs();
        for (int k = 1; k < epochs.size(); k++) {
            double before = epochs.get(k - 1).trainLoss();
            assertTrue(epochs.get(k).trainLoss() <= before * (1 + 1e-5), epochs.toString());
        }
        assertTrue(epochs.get(11).trainLoss() < epochs.get(0).trainLoss(), epochs.toString());
        assertTrue(epochs.get(11).testNdcg() > 0.1, epochs.toString());
        assertTrue(Double.isNaN(epochs.get(11).testRmse()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 0.5, 0.7, 1, 1.6, 2.9})
    void fitThatWasStoppedAndResumedEndsWithTheBitsOfOneThatWasNot(double epochs, @TempDir Path folder) {
        for (boolean ranks : new boolean[] {false, true}) {
            Als trainer = ranks ? IMPLICIT.withEpochs(3) : THREE;
            ModelSpec spec = ranks ? implicit(24) : spec(24, Biases.BOTH);
            Path checkpoint = folder.resolve("fit-" + ranks);
            FitOptions options = FitOptions.of(5, 2).withCheckpoint(checkpoint);
            Fit stopped = trainer.fit(data(), spec, options, Fits.stopAfter(Math.max(1, (int) (epochs * 32))));
            assertInstanceOf(Fit.Stopped.class, stopped);

            FitOptions alone = FitOptions.of(5, 1).withCheckpoint(checkpoint);
            Fit resumed = trainer.fit(data(), spec, alone, TrainingListener.NONE);

            Fits.assertSameBits(fit(data(), trainer, spec, 5, 2), assertInstanceOf(Fit.Finished.class, resumed));
        }
    }

    /** Half of the training part is for validation. */
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

    @Test
    void patienceEndsTrainingAndGivesTheBestEpochsModel() {
        Als patient = new Als(60, 0.03, 1, 0, 1, 3);
        ModelSpec spec = spec(16, Biases.BOTH);
        Fit.Finished finished = fit(withValidation(), patient, spec, 5, 2);
        List<EpochReport> epochs = finished.epochs();
        int best = 1;
        for (EpochReport report : epochs) {
            best = report.validationRmse() < epochs.get(best - 1).validationRmse() ? report.epoch() : best;
        }

        assertTrue(best > 1 && epochs.size() < 60, epochs.toString());
        assertEquals(best + 3, epochs.size());
        FactorModel direct =
                fit(withValidation(), patient.withEpochs(best), spec, 5, 2).model();
        assertEquals(direct.score(3, 4), finished.model().score(3, 4));
        assertEquals(direct.score(100, 60), finished.model().score(100, 60));
    }

    @Test
    void patienceWithAnImplicitHeadGoesByTheRanking() {
        Als patient = new Als(40, 0.001, 0, 0.5, 1, 2);
        List<EpochReport> epochs =
                fit(withValidation(), patient, implicit(16), 5, 2).epochs();
        int best = 1;
        for (EpochReport report : epochs) {
            best = report.validationNdcg() > epochs.get(best - 1).validationNdcg() ? report.epoch() : best;
        }
        assertTrue(epochs.size() < 40, epochs.toString());
        assertEquals(best + 2, epochs.size());
    }

    @Test
    void learnsThePattern() {
        List<EpochReport> epochs = fit(data(), new Als(10, 0.03, 1, 0, 1, 0), spec(16, Biases.BOTH), 1, 1)
                .epochs();
        // The noise of these ratings, rounded to half stars, has a deviation of about 0.32.
        assertTrue(epochs.get(9).testRmse() < 0.5, epochs.toString());
        assertTrue(epochs.get(9).trainLoss() < epochs.get(0).trainLoss(), epochs.toString());
    }

    @Test
    void theLossIsTheMeanSquaredErrorOfTheTrainingPartAfterTheSweep() {
        TrainingData data = data(FeatureMatrix.none(150));
        Fit.Finished finished = fit(data, THREE, spec(12, Biases.BOTH), 1, 2);
        double squares = 0;
        for (int i = 0; i < data.train().size(); i++) {
            double error = data.train().value(i)
                    - finished.model().score(data.train().user(i), data.train().item(i));
            squares += error * error;
        }
        assertEquals(squares / data.train().size(), finished.epochs().get(2).trainLoss(), 1e-4);
    }

    @Test
    void anItemWithoutARatingIsAnsweredByItsFeatures() {
        Ratings ratings = SmallRatings.of(50, 60, 300, 1);
        TrainingData data = new TrainingData(ratings, ratings, FeatureMatrix.none(50), SmallRatings.features(60));
        FactorModel model = fit(data, THREE, spec(8, Biases.BOTH), 1, 2).model();
        int[] counts = ratings.countByItem();
        int unrated = 0;
        while (counts[unrated] > 0) {
            unrated++;
        }
        assertEquals(0, model.items().factors().norm(unrated));
        assertTrue(model.itemVectors().norm(unrated) > 0);
        assertNotEquals(0, model.items().bias(unrated));
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
        FeatureMatrix none = FeatureMatrix.none(150);
        TrainingData here = new TrainingData(small, small, FeatureMatrix.none(200), none);
        TrainingData there = new TrainingData(scaled, scaled, FeatureMatrix.none(200), none);
        ModelSpec spec = spec(16, Biases.BOTH);
        double expected = fit(here, THREE, spec, 1, 1).epochs().get(2).testRmse();
        assertEquals(
                20 * expected, fit(there, THREE, spec, 1, 1).epochs().get(2).testRmse(), 1e-3);
    }

    @Test
    void checkpointOfSgdIsRefused(@TempDir Path folder) {
        FitOptions options = FitOptions.of(5, 1).withCheckpoint(folder.resolve("fit.checkpoint"));
        ModelSpec spec = spec(16, Biases.BOTH);
        Sgd.DEFAULT.fit(data(), spec, options, Fits.stopAfter(10));
        DyadException error =
                assertThrows(DyadException.class, () -> THREE.fit(data(), spec, options, TrainingListener.NONE));
        assertEquals(DyadException.Kind.MODEL, error.kind());
    }

    @Test
    void equationsWithoutAnAnswerNameTheRemedy() {
        // A weight so small that it is lost beside the products.
        Als bare = new Als(3, 0, 1e-30, 0, 1, 0);
        DyadException error = assertThrows(DyadException.class, () -> fit(data(), bare, spec(64, Biases.BOTH), 1, 1));
        assertEquals(DyadException.Kind.DIVERGED, error.kind());
        assertTrue(error.getMessage().contains("Give a larger --l2 (it is 0.0)"), error.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COSINE | REGRESSION | 0 | --trainer adam",
                "DOT | ORDINAL | 0 | --trainer sgd",
                "DOT | REGRESSION | 0.1 | it goes with --head implicit",
                "DOT | IMPLICIT | 0 | needs one above 0",
            })
    void whatAlsDoesNotLearnIsRefusedWithTheRemedy(Similarity similarity, Head head, double unobserved, String remedy) {
        ModelSpec spec =
                new ModelSpec(8, similarity, head == Head.IMPLICIT ? Biases.NONE : Biases.BOTH, Features.NONE, head);
        Als trainer = new Als(1, 0.1, 0, unobserved, 1, 0);
        DyadException error = assertThrows(DyadException.class, () -> fit(data(), trainer, spec, 1, 1));
        assertEquals(DyadException.Kind.USAGE, error.kind());
        assertTrue(error.getMessage().contains(remedy), error.getMessage());
    }

    @Test
    void otherTrainersRefuseAnImplicitHead() {
        for (Trainer trainer : List.of(Sgd.DEFAULT, Adam.STUDY)) {
            DyadException error = assertThrows(DyadException.class, () -> fit(data(), trainer, implicit(8), 1, 1));
            assertTrue(error.getMessage().contains("take --trainer als"), error.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.1, 0, 0, 1, 0",
        "3, -1, 0, 0, 1, 0",
        "3, 0, -1, 0, 1, 0",
        "3, 0, 0, 0, 1, 0",
        "3, 1, 0, -1, 1, 0",
        "3, 1, 0, 0, 3, 0",
        "3, 1, 0, 0, 1, -1"
    })
    void hyperParametersOutOfRangeAreRefused(
            int epochs, double l2, double rowL2, double unobserved, double exponent, int patience) {
        DyadException error =
                assertThrows(DyadException.class, () -> new Als(epochs, l2, rowL2, unobserved, exponent, patience));
        assertEquals(DyadException.Kind.USAGE, error.kind());
    }

    @Test
    void patienceWithoutAValidationPartIsRefused() {
        Als patient = new Als(3, 0.1, 0, 0, 1, 2);
        DyadException error = assertThrows(DyadException.class, () -> fit(data(), patient, spec(8, Biases.BOTH), 1, 1));
        assertTrue(error.getMessage().contains("--validation 0.05"), error.getMessage());
    }
}
