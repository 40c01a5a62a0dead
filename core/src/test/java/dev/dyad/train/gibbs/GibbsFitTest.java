package dev.dyad.train.gibbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.evaluate.Evaluation;
import dev.dyad.evaluate.IntervalMetrics;
import dev.dyad.model.Biases;
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
import dev.dyad.train.Fit;
import dev.dyad.train.FitOptions;
import dev.dyad.train.Fits;
import dev.dyad.train.Gibbs;
import dev.dyad.train.SmallRatings;
import dev.dyad.train.TrainingData;
import dev.dyad.train.TrainingListener;
import dev.dyad.train.fit.LossMeter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GibbsFitTest {

    private static final Gibbs FEW = new Gibbs(8, 3, 4);

    private static TrainingData data() {
        Ratings ratings = SmallRatings.of(200, 150, 8000, 1);
        Parts parts = new Split.Random(0.1).apply(ratings, 7);
        return new TrainingData(parts.train(), parts.heldOut(), FeatureMatrix.none(200), SmallRatings.features(150));
    }

    private static ModelSpec spec(int dim) {
        return new ModelSpec(dim, Similarity.DOT, Biases.BOTH, Features.NONE);
    }

    private static Fit.Finished fit(TrainingData data, Gibbs trainer, ModelSpec spec, long seed, int threads) {
        Fit fit = trainer.fit(data, spec, FitOptions.of(seed, threads), TrainingListener.NONE);
        return assertInstanceOf(Fit.Finished.class, fit);
    }

    private static void assertSameBits(Fit.Finished expected, Fit.Finished actual) {
        Fits.assertSameBits(expected, actual);
        for (int item = 0; item < 150; item++) {
            assertEquals(expected.model().score(item, item), actual.model().score(item, item));
            assertEquals(expected.model().deviation(item, item), actual.model().deviation(item, item));
        }
    }

    @ParameterizedTest
    @CsvSource({"30, 2", "7, 3", "1, 8"})
    void numberOfThreadsChangesNoBit(int dim, int threads) {
        assertSameBits(fit(data(), FEW, spec(dim), 11, 1), fit(data(), FEW, spec(dim), 11, threads));
    }

    @Test
    void anotherSeedGivesAnotherModel() {
        assertNotEquals(
                fit(data(), FEW, spec(5), 1, 1).model().score(0, 0),
                fit(data(), FEW, spec(5), 2, 1).model().score(0, 0));
    }

    /** Before each step of each sweep; kept samples and running means are there in some. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 11, 12, 13, 14, 22, 24})
    void aStoppedFitGoesOnWithTheSameBits(int steps, @TempDir Path folder) {
        Path file = folder.resolve("checkpoint");
        FitOptions options = FitOptions.of(5, 2).withCheckpoint(file);
        Fit stopped = FEW.fit(data(), spec(6), options, Fits.stopAfter(steps));
        assertInstanceOf(Fit.Stopped.class, stopped);
        assertTrue(Files.exists(file));
        Fit resumed = FEW.fit(data(), spec(6), options, TrainingListener.NONE);
        assertSameBits(fit(data(), FEW, spec(6), 5, 1), assertInstanceOf(Fit.Finished.class, resumed));
    }

    @Test
    void aCheckpointOfAnotherFitIsRefused(@TempDir Path folder) {
        FitOptions options = FitOptions.of(5, 1).withCheckpoint(folder.resolve("checkpoint"));
        FEW.fit(data(), spec(6), options, Fits.stopAfter(5));
        DyadException refused = assertThrows(
                DyadException.class, () -> new Gibbs(9, 3, 4).fit(data(), spec(6), options, TrainingListener.NONE));
        assertEquals(DyadException.Kind.MODEL, refused.kind());
    }

    /** The running mean of all sweeps after the burn-in is that of the kept ones where all are kept. */
    @ParameterizedTest
    @ValueSource(strings = {"both", "user", "item", "none"})
    void theModelIsTheMeanOfItsSamples(String biases) {
        ModelSpec spec = new ModelSpec(4, Similarity.DOT, Biases.parse(biases), Features.NONE);
        TrainingData data = data();
        Gibbs all = new Gibbs(10, 4, 6);
        RunningScores running = new RunningScores(data.heldOut());
        GibbsState state = new GibbsState(data, spec, 3);
        KeptSamples kept = new KeptSamples(state);
        state.start();
        for (int sweep = 1; sweep <= 10; sweep++) {
            boolean keeps = all.keeps(sweep);
            assertEquals(sweep > 4, keeps);
            state.drawUsers(sweep, (row, noise) -> {}, 1);
            state.drawItems(sweep, (row, noise) -> {}, 1);
            if (keeps) {
                kept.keep();
                running.add(state, 1);
            }
            state.drawNoise(sweep, new LossMeter(), 1);
        }
        FactorModel model = fit(data, all, spec, 3, 1).model();
        for (int i = 0; i < data.heldOut().size(); i++) {
            double mean = running.sums()[i] / 6;
            assertEquals(
                    mean, model.score(data.heldOut().user(i), data.heldOut().item(i)), 2e-5);
        }
    }

    /** Normal ratings of a planted model of two factors, some users noisier than others. */
    private static Ratings planted(RatingScale scale) {
        SplittableRandom random = new SplittableRandom(12);
        RatingsBuilder builder = new RatingsBuilder(scale, false, 30_000);
        double[][] users = new double[300][];
        double[][] items = new double[200][];
        for (int row = 0; row < 300; row++) {
            users[row] = new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
        }
        for (int row = 0; row < 200; row++) {
            items[row] = new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
        }
        for (int k = 0; k < 30_000; k++) {
            int user = random.nextInt(300);
            int item = random.nextInt(200);
            double noise = user % 2 == 0 ? 2 : 6;
            double score = 5 * users[user][0] * items[item][0]
                    + 5 * users[user][1] * items[item][1]
                    + 4 * users[user][2]
                    + 4 * items[item][2];
            builder.add(user, item, scale.nearestLevel(score + noise * random.nextGaussian()));
        }
        return builder.build(300, 200);
    }

    @Test
    void deviationsAreThoseOfTheRatings() {
        RatingScale scale = new RatingScale(-127, 127, 1);
        Parts parts = new Split.Random(0.2).apply(planted(scale), 1);
        TrainingData data =
                new TrainingData(parts.train(), parts.heldOut(), FeatureMatrix.none(300), FeatureMatrix.none(200));
        FactorModel model = fit(data, new Gibbs(60, 20, 20), spec(4), 1, 2).model();
        Evaluation evaluation = Evaluation.of(model, data.heldOut(), new int[300], new int[200], 1);
        IntervalMetrics intervals = evaluation.intervals().orElseThrow();
        assertEquals(1, intervals.standardizedRmse(), 0.04);
        for (IntervalMetrics.Coverage coverage : intervals.coverage()) {
            assertEquals(coverage.expected(), coverage.observed(), 0.02);
        }
        // The best that is possible is √((4 + 36) / 2).
        assertEquals(Math.sqrt(20), evaluation.metrics().rmse(), 0.25);
        assertTrue(model.deviation(0, 0) < 3 && model.deviation(1, 0) > 5);
    }

    @Test
    void whatNoRatingSpeaksOfIsLessSure() {
        Ratings all = SmallRatings.of(200, 150, 8000, 1);
        Ratings train = all.select(i -> all.item(i) != 3 && all.user(i) != 4);
        TrainingData data = new TrainingData(train, all, FeatureMatrix.none(200), FeatureMatrix.none(150));
        FactorModel model = fit(data, new Gibbs(40, 10, 20), spec(4), 1, 1).model();
        assertTrue(model.deviation(0, 3) > 1.15 * model.deviation(0, 2), model.deviation(0, 3) + " for a new item");
        assertTrue(model.deviation(4, 2) > model.deviation(0, 2), model.deviation(4, 2) + " for a new user");
        // Nothing of their own: the others' biases answer.
        assertEquals(0, model.items().bias(3), 1e-6);
        assertEquals(0, model.users().bias(4), 1e-6);
        assertEquals(model.offset() + model.users().bias(0), model.score(0, 3), 1e-4);
    }

    @Test
    void anItemWithoutRatingsIsAnsweredByItsFeatures() {
        Ratings ratings = SmallRatings.of(200, 150, 8000, 1);
        int[] rises = new int[2];
        RatingsBuilder builder = new RatingsBuilder(RatingScale.HALF_STARS, false, ratings.size());
        for (int i = 0; i < ratings.size(); i++) {
            // The feature of every fifth item makes ratings high.
            double value = ratings.item(i) % 5 == 0 ? 4.5 : 2;
            builder.add(ratings.user(i), ratings.item(i), RatingScale.HALF_STARS.nearestLevel(value));
            rises[ratings.item(i) % 5 == 0 ? 0 : 1]++;
        }
        Ratings made = builder.build(200, 150);
        Ratings train = made.select(i -> made.item(i) != 10 && made.item(i) != 11);
        TrainingData data = new TrainingData(train, made, FeatureMatrix.none(200), SmallRatings.features(150));
        FactorModel model = fit(data, new Gibbs(30, 10, 20), spec(4), 1, 1).model();
        assertTrue(rises[0] > 0 && rises[1] > 0);
        assertTrue(model.score(0, 10) > model.score(0, 11) + 1, model.score(0, 10) + " and " + model.score(0, 11));
    }

    @ParameterizedTest
    @CsvSource({"100, 0, 100, true", "200, 20, 32, true", "33, 1, 32, true"})
    void keepsAsManySamplesAsItSaysAndTheLast(int epochs, int burnIn, int samples, boolean last) {
        Gibbs gibbs = new Gibbs(epochs, burnIn, samples);
        int kept = 0;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            kept += gibbs.keeps(epoch) ? 1 : 0;
        }
        assertEquals(samples, kept);
        assertEquals(last, gibbs.keeps(epochs));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 2, Epochs 1: give 2 to 100",
        "50, -1, 2, Burn-in -1: give 0",
        "50, 0, 1, Samples 1: give 2 to 512",
        "50, 30, 32, 'give 62 epochs or more, or keep fewer'"
    })
    void settingsThatDoNotWorkAreRefused(int epochs, int burnIn, int samples, String message) {
        DyadException refused = assertThrows(DyadException.class, () -> new Gibbs(epochs, burnIn, samples));
        assertEquals(DyadException.Kind.USAGE, refused.kind());
        assertTrue(String.valueOf(refused.getMessage()).contains(message), refused.getMessage());
    }

    @Test
    void whatItDoesNotLearnIsRefused() {
        for (ModelSpec spec : new ModelSpec[] {
            new ModelSpec(4, Similarity.COSINE, Biases.BOTH, Features.NONE),
            new ModelSpec(4, Similarity.DOT, Biases.BOTH, Features.NONE, Head.ORDINAL),
            spec(255)
        }) {
            DyadException refused = assertThrows(DyadException.class, () -> fit(data(), FEW, spec, 1, 1));
            assertEquals(DyadException.Kind.USAGE, refused.kind());
        }
    }

    @Test
    void otherEpochsKeepWhatFitsIn() {
        assertEquals(new Gibbs(10, 5, 5), Gibbs.DEFAULT.withEpochs(10));
        assertEquals(new Gibbs(2, 0, 2), Gibbs.DEFAULT.withEpochs(2));
        assertEquals(new Gibbs(300, 20, 32), Gibbs.DEFAULT.withEpochs(300));
    }
}
