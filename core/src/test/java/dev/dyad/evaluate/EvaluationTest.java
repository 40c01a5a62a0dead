package dev.dyad.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.model.Biases;
import dev.dyad.model.FactorMatrix;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.RandomModels;
import dev.dyad.model.Side;
import dev.dyad.model.Similarity;
import dev.dyad.model.Thresholds;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    /** Whole stars; the answers to items 0, 1, 2 and 3 are 3.4, 4.6, 7 and −2. */
    private static final FactorModel MODEL = new FactorModel(
            new ModelSpec(1, Similarity.DOT, Biases.ITEM, Features.NONE),
            RatingScale.WHOLE_STARS,
            3,
            side(2),
            side(4, 0.4f, 1.6f, 4, -5));

    @Test
    void figuresAreThoseWorkedOutByHand() {
        // Errors after clamping: 3.4 − 3, 4.6 − 3, 5 − 5, 1 − 2; the answers' levels are 3, 5, 5 and 1.
        Ratings ratings = ratings(new int[] {0, 0, 1, 1}, new int[] {0, 1, 2, 3}, new byte[] {2, 2, 4, 1});

        RatingMetrics metrics = RatingMetrics.of(MODEL, ratings, 2);

        assertEquals(4, metrics.ratings());
        assertEquals(0.5, metrics.accuracy());
        assertEquals(Math.sqrt((0.16 + 2.56 + 0 + 1) / 4), metrics.rmse(), 1e-6);
        assertEquals((0.4 + 1.6 + 0 + 1) / 4, metrics.mae(), 1e-6);

        Evaluation evaluation = Evaluation.of(MODEL, ratings, new int[] {4, 5}, new int[] {0, 1, 2500, 30_000}, 2);
        assertEquals(metrics, evaluation.metrics());
        long[][] confusion = new long[5][5];
        confusion[2][2] = 1;
        confusion[2][4] = 1;
        confusion[4][4] = 1;
        confusion[1][0] = 1;
        assertTrue(Arrays.deepEquals(confusion, evaluation.confusion()));
        assertEquals(List.of("1-4: 2", "5-19: 2"), shown(evaluation.byUserActivity()));
        assertEquals(List.of("0-0: 1", "1-4: 1", "2500-2147483647: 2"), shown(evaluation.byItemPopularity()));
        assertEquals(0.5, evaluation.byItemPopularity().get(2).metrics().accuracy());
        assertEquals(0.4, evaluation.byItemPopularity().get(0).metrics().rmse(), 1e-6);
    }

    @Test
    void withoutRatingsThereAreNoFigures() {
        RatingMetrics metrics = RatingMetrics.of(MODEL, ratings(new int[0], new int[0], new byte[0]), 2);
        assertEquals(0, metrics.ratings());
        assertArrayEquals(
                new double[] {Double.NaN, Double.NaN, Double.NaN},
                new double[] {metrics.accuracy(), metrics.rmse(), metrics.mae()});
        Evaluation evaluation =
                Evaluation.of(MODEL, ratings(new int[0], new int[0], new byte[0]), new int[2], new int[4], 2);
        assertEquals(List.of(), evaluation.byUserActivity());
    }

    @Test
    void groupsAndConfusionAddUpAndThreadsChangeNoBit() {
        long seed = 4;
        SplittableRandom random = new SplittableRandom(seed);
        FactorModel model = RandomModels.plain(random, 300, 200, 4).factors();
        int[] users = new int[200_000];
        int[] items = new int[200_000];
        byte[] levels = new byte[200_000];
        for (int i = 0; i < users.length; i++) {
            users[i] = random.nextInt(300);
            items[i] = random.nextInt(200);
            levels[i] = (byte) random.nextInt(5);
        }
        Ratings ratings = RatingsBuilder.ofColumns(RatingScale.WHOLE_STARS, 300, 200, users, items, levels);
        int[] byUser = random.ints(300, 0, 200).toArray();
        int[] byItem = random.ints(200, 0, 5000).toArray();

        RatingMetrics metrics = RatingMetrics.of(model, ratings, 1);
        Evaluation evaluation = Evaluation.of(model, ratings, byUser, byItem, 1);

        assertEquals(metrics, RatingMetrics.of(model, ratings, 2));
        assertEquals(metrics, RatingMetrics.of(model, ratings, 7));
        assertEquals(metrics, evaluation.metrics());
        Evaluation other = Evaluation.of(model, ratings, byUser, byItem, 3);
        assertEquals(evaluation.metrics(), other.metrics());
        assertEquals(evaluation.byUserActivity(), other.byUserActivity());
        assertEquals(evaluation.byItemPopularity(), other.byItemPopularity());
        assertArrayEquals(evaluation.confusion(), other.confusion());
        for (List<Evaluation.Group> groups : List.of(evaluation.byUserActivity(), evaluation.byItemPopularity())) {
            assertEquals(
                    metrics.ratings(),
                    groups.stream()
                            .mapToLong(group -> group.metrics().ratings())
                            .sum());
            double absolute = groups.stream()
                    .mapToDouble(
                            group -> group.metrics().mae() * group.metrics().ratings())
                    .sum();
            assertEquals(metrics.mae(), absolute / metrics.ratings(), 1e-9, "seed " + seed);
        }
        long exact = 0;
        for (int level = 0; level < 5; level++) {
            assertEquals(
                    ratings.countByLevel()[level],
                    Arrays.stream(evaluation.confusion()[level]).sum());
            exact += evaluation.confusion()[level][level];
        }
        assertEquals(metrics.accuracy(), (double) exact / metrics.ratings());
    }

    /** Two levels' worth of certainty, worked out by hand. */
    @Test
    void figuresOfDistributionsAreThoseWorkedOutByHand() {
        float[] thresholds = {-2, -1, 1, 2};
        FactorModel model = new FactorModel(
                new ModelSpec(1, Similarity.DOT, Biases.ITEM, Features.NONE, Head.ORDINAL),
                RatingScale.WHOLE_STARS,
                0,
                side(1),
                side(2, 0, 100),
                new Thresholds(
                        thresholds,
                        FactorMatrix.of(1, 4, (row, target, at) -> System.arraycopy(thresholds, 0, target, at, 4))));
        double lowest = 1 / (1 + Math.exp(2));
        double second = 1 / (1 + Math.exp(1)) - lowest;
        double middle = 1 - 2 * (lowest + second);
        Ratings ratings = RatingsBuilder.ofColumns(
                RatingScale.WHOLE_STARS, 1, 2, new int[] {0, 0, 0}, new int[] {0, 0, 1}, new byte[] {2, 1, 4});

        Evaluation evaluation = Evaluation.of(model, ratings, new int[] {1}, new int[] {1, 1}, 2);
        DistributionMetrics metrics = evaluation.distribution().orElseThrow();

        assertEquals(2 / 3.0, evaluation.metrics().accuracy());
        assertEquals(Math.sqrt(1 / 3.0), evaluation.metrics().rmse(), 1e-6);
        assertEquals(1 / 3.0, metrics.medianMae(), 1e-9);
        assertEquals(Math.sqrt(1 / 3.0), metrics.medianRmse(), 1e-9);
        assertEquals(-(Math.log(middle) + Math.log(second)) / 3, metrics.negativeLogLikelihood(), 1e-6);
        // The likeliest's: one of two at the middle's probability came true, and one of one at certainty.
        assertEquals((2 * Math.abs(middle - 0.5) + 0) / 3, metrics.modeCalibrationError(), 1e-6);
        assertEquals(
                15,
                metrics.reliability().stream()
                        .mapToLong(DistributionMetrics.Reliability::count)
                        .sum());
        assertEquals(0.5, metrics.reliability().get(2).observed());
        assertEquals(middle, metrics.reliability().get(2).predicted(), 1e-7);
    }

    private static List<String> shown(List<Evaluation.Group> groups) {
        return groups.stream()
                .map(group ->
                        group.from() + "-" + group.to() + ": " + group.metrics().ratings())
                .toList();
    }

    private static Ratings ratings(int[] users, int[] items, byte[] levels) {
        return RatingsBuilder.ofColumns(RatingScale.WHOLE_STARS, 2, 4, users, items, levels);
    }

    private static Side side(int rows, float... biases) {
        FactorMatrix zeros = FactorMatrix.of(rows, 1, (row, target, offset) -> {});
        return new Side(zeros, biases, FeatureMatrix.none(rows), FactorMatrix.empty(1));
    }
}
