package dev.dyad.train.sgd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.evaluate.RatingMetrics;
import dev.dyad.model.Biases;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.RatingDistribution;
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
import dev.dyad.train.Sgd;
import dev.dyad.train.SmallRatings;
import dev.dyad.train.Trainer;
import dev.dyad.train.TrainingData;
import dev.dyad.train.TrainingListener;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimedFitTest {

    private static final String ALL = "time.era,time.day,time.sitting,time.drift";
    private static final OptionalLong NOW = OptionalLong.empty();

    private static TrainingData data() {
        Parts parts = new Split.Random(0.1).apply(SmallRatings.timed(200, 150, 8000, 1), 7);
        return new TrainingData(parts.train(), parts.heldOut(), FeatureMatrix.none(200), FeatureMatrix.none(150));
    }

    private static ModelSpec spec(Head head, String features) {
        return new ModelSpec(8, Similarity.DOT, Biases.BOTH, Features.parse(features), head);
    }

    private static Sgd three(Head head) {
        return Sgd.usualFor(head).withEpochs(3);
    }

    private static Fit.Finished fit(TrainingData data, Trainer trainer, ModelSpec spec, int threads) {
        Fit fit = trainer.fit(data, spec, FitOptions.of(11, threads), TrainingListener.NONE);
        return assertInstanceOf(Fit.Finished.class, fit);
    }

    private static void assertSameAnswers(FactorModel expected, FactorModel actual) {
        Ratings ratings = data().train();
        for (int i = 0; i < ratings.size(); i += 7) {
            assertEquals(
                    expected.score(ratings.user(i), ratings.item(i), ratings.when(i)),
                    actual.score(ratings.user(i), ratings.item(i), ratings.when(i)));
            assertEquals(
                    expected.answer(ratings.user(i), ratings.item(i), ratings.when(i)),
                    actual.answer(ratings.user(i), ratings.item(i), ratings.when(i)));
        }
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "8"})
    void numberOfThreadsChangesNoBit(int threads) {
        ModelSpec spec = spec(Head.ORDINAL, ALL);
        Fit.Finished alone = fit(data(), three(Head.ORDINAL), spec, 1);
        Fit.Finished together = fit(data(), three(Head.ORDINAL), spec, threads);
        Fits.assertSameBits(alone, together);
        assertSameAnswers(alone.model(), together.model());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, 1, 2.9})
    void fitThatWasStoppedAndResumedEndsWithTheBitsOfOneThatWasNot(double epochs, @TempDir Path folder) {
        FitOptions options = FitOptions.of(11, 2).withCheckpoint(folder.resolve("fit.checkpoint"));
        ModelSpec spec = spec(Head.ORDINAL, ALL);
        Sgd three = three(Head.ORDINAL);
        Fit stopped = three.fit(data(), spec, options, Fits.stopAfter(Math.max(1, (int) (epochs * 16))));
        assertInstanceOf(Fit.Stopped.class, stopped);

        Fit resumed = three.fit(data(), spec, options, TrainingListener.NONE);

        Fit.Finished whole = fit(data(), three, spec, 2);
        Fit.Finished other = assertInstanceOf(Fit.Finished.class, resumed);
        Fits.assertSameBits(whole, other);
        assertSameAnswers(whole.model(), other.model());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ordinal; time.era",
                "ordinal; time.day",
                "ordinal; time.sitting",
                "ordinal; time.drift",
                "ordinal; time.era,time.day,time.sitting,time.drift",
                "regression; time.day,time.sitting,time.drift"
            })
    void learnsWhatThePlainVersionLearns(String named, String features) {
        Head head = Head.parse(named);
        TrainingData data = data();
        ModelSpec spec = spec(head, features);
        SgdState start = new SgdState(data, spec, three(head), 1);
        start.draw(
                new SgdBlocks(
                        data.train(), start.users().groups(), start.items().groups(), start.times(), 1),
                11,
                1);
        PlainSgd plain = new PlainSgd(data, 8, three(head), start, head);
        plain.train(11);

        FactorModel model = fit(data, three(head), spec, 2).model();
        double unit = head == Head.ORDINAL ? Math.PI / Math.sqrt(3) : plain.deviation;
        Ratings train = data.train();
        for (int i = 0; i < train.size(); i++) {
            int user = train.user(i);
            int item = train.item(i);
            double score = plain.userBiases[user] + plain.itemBiases[item] + plain.times.shift(user, item);
            for (int k = 0; k < 8; k++) {
                score += plain.p[user][k] * plain.q[item][k];
            }
            assertEquals(model.offset() + unit * score, model.score(user, item, train.when(i)), 1e-3, "rating " + i);
            if (head == Head.ORDINAL) {
                double[] thresholds =
                        plain.thresholds.get(plain.times.era(user, item)).of(user);
                double[] expected = new double[10];
                for (int level = 0; level < 10; level++) {
                    expected[level] = Math.exp(PlainThresholds.logLikelihood(thresholds, unit * score, level));
                }
                double[] actual = model.distribution(user, item, train.when(i)).probabilities();
                for (int level = 0; level < 10; level++) {
                    assertEquals(expected[level], actual[level], 1e-3, "rating " + i + ", level " + level);
                }
            }
        }
    }

    @Test
    void eachFeatureTellsMoreOfRatingsThatHaveIt() {
        Sgd trainer = Sgd.ORDINAL;
        double without = testRmse(fit(data(), trainer, spec(Head.ORDINAL, "none"), 2));
        double byDay = testRmse(fit(data(), trainer, spec(Head.ORDINAL, "time.day"), 2));
        double bySitting = testRmse(fit(data(), trainer, spec(Head.ORDINAL, "time.sitting"), 2));
        assertTrue(byDay < 0.95 * without, byDay + " and " + without);
        assertTrue(bySitting < 0.97 * without, bySitting + " and " + without);
        double all = RatingMetrics.of(
                        fit(data(), trainer, spec(Head.ORDINAL, ALL), 2).model(), data().heldOut(), 1)
                .accuracy();
        double none = RatingMetrics.of(
                        fit(data(), trainer, spec(Head.ORDINAL, "none"), 2).model(), data().heldOut(), 1)
                .accuracy();
        assertTrue(all > none + 0.03, all + " and " + none);
    }

    private static double testRmse(Fit.Finished finished) {
        return finished.epochs().get(finished.epochs().size() - 1).testRmse();
    }

    @Test
    void levelsThatDidNotExistYetAreAllButImpossible() {
        FactorModel model =
                fit(data(), Sgd.ORDINAL, spec(Head.ORDINAL, "time.era"), 2).model();
        assertEquals(
                SmallRatings.HALF_STARS_SINCE,
                model.times().eras().eras().starts()[0],
                5,
                "the era begins with the first half stars");
        OptionalLong before = OptionalLong.of(86_400L * (SmallRatings.HALF_STARS_SINCE - 20));
        OptionalLong after = OptionalLong.of(86_400L * (SmallRatings.HALF_STARS_SINCE + 20));
        for (int user = 0; user < 200; user++) {
            assertTrue(halves(model.distribution(user, 3, before)) < 0.05, "user " + user);
        }
        assertTrue(halves(model.distribution(3, 3, after)) > 0.2);
        assertTrue(halves(model.distribution(OptionalInt.empty(), 0, before)) < 0.05, "an unknown user");
        assertEquals(
                halves(model.distribution(3, 3, after)), halves(model.distribution(3, 3)), "without a time it is now");
    }

    private static double halves(RatingDistribution distribution) {
        double sum = 0;
        for (int level = 0; level < 10; level += 2) {
            sum += distribution.of(level);
        }
        return sum;
    }

    @Test
    void aDayWithoutTrainingRatingsAddsNothing() {
        FactorModel model = fit(data(), three(Head.ORDINAL), spec(Head.ORDINAL, "time.day,time.sitting"), 2)
                .model();
        OptionalLong longAgo = OptionalLong.of(0);
        OptionalLong farAhead = OptionalLong.of(Long.MAX_VALUE);
        assertEquals(model.score(3, 4), model.score(3, 4, longAgo));
        assertEquals(model.score(3, 4), model.score(3, 4, farAhead));
        assertEquals(
                model.score(OptionalInt.empty(), OptionalInt.of(4)),
                model.score(OptionalInt.empty(), OptionalInt.of(4), longAgo));
    }

    @Test
    void withoutATimeItemsAreWhatTheyWereLast() {
        FactorModel model = fit(data(), three(Head.ORDINAL), spec(Head.ORDINAL, "time.drift"), 2)
                .model();
        OptionalLong farAhead = OptionalLong.of(86_400L * 30_000);
        OptionalLong longAgo = OptionalLong.of(0);
        long drifted = 0;
        for (int item = 0; item < 150; item++) {
            assertEquals(model.score(3, item, NOW), model.score(3, item, farAhead));
            drifted += model.score(3, item) == model.score(3, item, longAgo) ? 0 : 1;
        }
        assertTrue(drifted > 50, drifted + " items drift");
    }

    @Test
    void itemsDriftWithoutBiasesOfTheirOwn() {
        ModelSpec spec = new ModelSpec(8, Similarity.DOT, Biases.NONE, Features.parse("time.drift"), Head.REGRESSION);
        FactorModel model = fit(data(), three(Head.REGRESSION), spec, 1).model();
        assertTrue(Arrays.stream(data().train().countByItem()).max().orElseThrow() > 100);
        assertTrue(model.score(3, 0) != model.score(3, 0, OptionalLong.of(0)));
    }

    @Test
    void ratingsWithoutTimesAreRefusedWithTheRemedy() {
        TrainingData data = data();
        TrainingData timeless = new TrainingData(
                data.train().withoutTimes(), data.heldOut(), FeatureMatrix.none(200), FeatureMatrix.none(150));
        DyadException error =
                assertThrows(DyadException.class, () -> fit(timeless, three(Head.ORDINAL), spec(Head.ORDINAL, ALL), 1));
        assertEquals(DyadException.Kind.USAGE, error.kind());
        assertTrue(error.getMessage().contains("leave out those that begin with time."), error.getMessage());
    }

    @Test
    void adamRefusesTimesWithTheRemedy() {
        DyadException error =
                assertThrows(DyadException.class, () -> fit(data(), Adam.STUDY, spec(Head.REGRESSION, "time.day"), 1));
        assertTrue(error.getMessage().contains("--trainer sgd"), error.getMessage());
    }
}
