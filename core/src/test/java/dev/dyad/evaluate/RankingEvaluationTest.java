package dev.dyad.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.json.Json;
import dev.dyad.json.JsonException;
import dev.dyad.json.JsonObject;
import dev.dyad.model.Biases;
import dev.dyad.model.FactorMatrix;
import dev.dyad.model.FactorModel;
import dev.dyad.model.History;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.RandomModels;
import dev.dyad.model.Side;
import dev.dyad.model.Similarity;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankingEvaluationTest {

    /** scikit-learn's NDCG and the others by their definitions; ../shared/reference of the project has made them. */
    record ReferenceCase(List<Double> scores, List<Double> relevance, int at, JsonObject expected) {}

    static List<ReferenceCase> references() throws IOException, JsonException {
        List<ReferenceCase> cases = new ArrayList<>();
        try (InputStream in = RankingEvaluationTest.class.getResourceAsStream("ranking-metrics.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (Json json : Json.parse(text).asObject().get("cases").asArray().elements()) {
                JsonObject members = json.asObject();
                cases.add(new ReferenceCase(
                        doubles(members.get("scores")),
                        doubles(members.get("relevance")),
                        members.get("k").asInt(),
                        members));
            }
        }
        assertTrue(cases.size() > 5);
        return cases;
    }

    private static List<Double> doubles(Json json) throws JsonException {
        List<Double> numbers = new ArrayList<>();
        for (Json element : json.asArray().elements()) {
            numbers.add(element.asDouble());
        }
        return numbers;
    }

    @ParameterizedTest
    @MethodSource("references")
    void metricsAreThoseOfTheReference(ReferenceCase reference) throws JsonException {
        int items = reference.scores().size();
        // User 0 is judged; user 1 has rated all items in training, so that all can be recommended.
        RatingsBuilder training = new RatingsBuilder(RatingScale.WHOLE_STARS, false, items);
        RatingsBuilder test = new RatingsBuilder(RatingScale.WHOLE_STARS, false, items);
        training.add(0, items, 0);
        for (int item = 0; item < items; item++) {
            training.add(1, item, 2);
            test.add(0, item, reference.relevance().get(item) > 0 ? 4 : 1);
        }
        training.add(1, items, 0);
        Ratings none = new RatingsBuilder(RatingScale.WHOLE_STARS, false, 1).build(2, items + 1);
        History history = History.of(training.build(2, items + 1), none, test.build(2, items + 1));
        RankingProtocol protocol =
                new RankingProtocol(History.Part.TEST, reference.at(), OptionalDouble.of(4), Integer.MAX_VALUE);

        RankingEvaluation evaluation = RankingEvaluation.of(scoring(reference.scores()), history, protocol, 2);

        RankingMetrics actual = evaluation.model();
        assertEquals(1, evaluation.users());
        assertEquals(reference.expected().get("ndcg").asDouble(), actual.ndcg(), 1e-12);
        assertEquals(reference.expected().get("precision").asDouble(), actual.precision(), 1e-12);
        assertEquals(reference.expected().get("recall").asDouble(), actual.recall(), 1e-12);
        assertEquals(reference.expected().get("averagePrecision").asDouble(), actual.averagePrecision(), 1e-12);
        assertEquals(reference.expected().get("reciprocalRank").asDouble(), actual.reciprocalRank(), 1e-12);
    }

    /** A model whose score of any user and an item is that number; one item more, which has 0. */
    private static FactorModel scoring(List<Double> scores) {
        int items = scores.size() + 1;
        return new FactorModel(
                new ModelSpec(1, Similarity.DOT, Biases.NONE, Features.NONE),
                RatingScale.WHOLE_STARS,
                0,
                side(2, List.of(1.0, 1.0)),
                side(items, scores));
    }

    private static Side side(int rows, List<Double> values) {
        FactorMatrix factors = FactorMatrix.of(rows, 1, (row, target, offset) -> {
            target[offset] = row < values.size() ? values.get(row).floatValue() : 0;
        });
        return new Side(factors, new float[0], FeatureMatrix.none(rows), FactorMatrix.empty(1));
    }

    /** Ratings of four users and five items: user, item and level of each. */
    private static Ratings ratings(int[]... given) {
        RatingsBuilder builder = new RatingsBuilder(RatingScale.WHOLE_STARS, false, given.length);
        for (int[] rating : given) {
            builder.add(rating[0], rating[1], rating[2]);
        }
        return builder.build(4, 5);
    }

    /** Item 0 has three training ratings, 1 has two, 2 and 3 have one each, and 4 none. */
    private static History byHand() {
        Ratings training = ratings(
                new int[] {0, 0, 4},
                new int[] {1, 0, 3},
                new int[] {2, 0, 3},
                new int[] {2, 1, 1},
                new int[] {3, 1, 4},
                new int[] {1, 2, 2},
                new int[] {3, 3, 2});
        Ratings validation = ratings(new int[] {0, 1, 4});
        Ratings test = ratings(new int[] {0, 2, 4}, new int[] {0, 4, 4}, new int[] {1, 1, 2}, new int[] {3, 0, 0});
        return History.of(training, validation, test);
    }

    private static FactorModel equalScores() {
        return new FactorModel(
                new ModelSpec(1, Similarity.DOT, Biases.NONE, Features.NONE),
                RatingScale.WHOLE_STARS,
                0,
                side(4, List.of(1.0, 1.0, 1.0, 1.0)),
                side(5, List.of(1.0, 1.0, 1.0, 1.0, 1.0)));
    }

    private static RankingProtocol at(int k, double relevantFrom) {
        return new RankingProtocol(History.Part.TEST, k, OptionalDouble.of(relevantFrom), Integer.MAX_VALUE);
    }

    @Test
    void seenItemsAreLeftOutAndTiesGoToTheLowerRow() {
        RankingEvaluation evaluation = RankingEvaluation.of(equalScores(), byHand(), at(1, 1), 1);

        // User 0 has seen 0 in training and 1 in validation, and gets 2; user 1 gets 1, user 3 gets 0.
        assertEquals(3, evaluation.users());
        assertEquals(4, evaluation.relevant());
        assertEquals(1, evaluation.model().precision());
        // Of user 0's two one is found: the item that nobody has rated in training cannot be.
        assertEquals((0.5 + 1 + 1) / 3, evaluation.model().recall(), 1e-12);
        assertEquals(3.0 / 5, evaluation.model().coverage());
        // Shares of the four who have training ratings: item 2 one, item 1 two, item 0 three.
        double bits = (2 + 1 - Math.log(0.75) / Math.log(2)) / 3;
        assertEquals(bits, evaluation.model().novelty(), 1e-12);
        // By popularity: 2 (before 3, of the lower row), 1 and 0, too.
        assertEquals(evaluation.model(), evaluation.popularity());
    }

    @Test
    void ratingsBelowTheThresholdAreNotRelevant() {
        RankingEvaluation evaluation = RankingEvaluation.of(equalScores(), byHand(), at(2, 5), 1);
        assertEquals(1, evaluation.users());
        assertEquals(2, evaluation.relevant());
        // User 0 gets 2 and 3, and 2 and 4 are relevant.
        assertEquals(0.5, evaluation.model().precision());
        assertEquals(
                1 / (1 + 1 / (Math.log(3) / Math.log(2))), evaluation.model().ndcg(), 1e-12);
    }

    @Test
    void theValidationPartJudgesWithoutTheTestPart() {
        RankingProtocol protocol =
                new RankingProtocol(History.Part.VALIDATION, 2, OptionalDouble.empty(), Integer.MAX_VALUE);
        RankingEvaluation evaluation = RankingEvaluation.of(equalScores(), byHand(), protocol, 1);
        assertEquals(1, evaluation.users());
        assertEquals(1, evaluation.model().reciprocalRank());
        assertThrows(
                IllegalArgumentException.class,
                () -> new RankingProtocol(History.Part.TRAINING, 2, OptionalDouble.empty(), 5));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void numberOfThreadsChangesNoBit(int threads) {
        TrainedModel model = RandomModels.plain(new SplittableRandom(3), 700, 40, 5);
        assertEquals(
                RankingEvaluation.of(model.factors(), model.history(), RankingProtocol.DEFAULT, 1),
                RankingEvaluation.of(model.factors(), model.history(), RankingProtocol.DEFAULT, threads));
    }

    @Test
    void ofTooManyUsersSomeAreTaken() {
        TrainedModel model = RandomModels.plain(new SplittableRandom(3), 700, 40, 5);
        RankingProtocol some = new RankingProtocol(History.Part.TEST, 10, OptionalDouble.empty(), 50);
        assertEquals(
                50,
                RankingEvaluation.of(model.factors(), model.history(), some, 2).users());
    }

    @Test
    void withoutAnyRelevantRatingThereIsNoFigure() {
        RankingEvaluation evaluation = RankingEvaluation.of(equalScores(), byHand(), at(2, 5.5), 1);
        assertEquals(0, evaluation.users());
        assertTrue(Double.isNaN(evaluation.model().ndcg()));
        assertTrue(Double.isNaN(evaluation.model().coverage()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3, 1001})
    void aLengthOutOfRangeIsRefusedWithTheRange(int at) {
        DyadException error = assertThrows(DyadException.class, () -> at(at, 1));
        assertEquals("Rankings at " + at + ": give 1 to 1,000 items", error.getMessage());
    }
}
