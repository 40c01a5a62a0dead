package dev.dyad.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.model.FactorModel;
import dev.dyad.model.RandomModels;
import dev.dyad.model.TrainedModel;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankByTest {

    @ParameterizedTest
    @ValueSource(strings = {"rating", "at-least:4", "at-least:3.5"})
    void whatIsWrittenIsReadAgain(String text) {
        assertEquals(text, RankBy.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "score", "at-least", "at-least:", "at-least:four"})
    void anythingElseIsRefusedWithWhatThereIs(String text) {
        DyadException error = assertThrows(DyadException.class, () -> RankBy.parse(text));
        assertTrue(error.getMessage().contains("choose rating, or at-least"), error.getMessage());
    }

    /** Held against the probabilities of all items that a user may get, sorted. */
    @ParameterizedTest
    @ValueSource(strings = {"rating", "at-least:2", "at-least:4", "at-least:5"})
    void itemsAreRankedByWhatIsToldOfThem(String text) {
        RankBy rankBy = RankBy.parse(text);
        SplittableRandom random = new SplittableRandom(3);
        TrainedModel model = RandomModels.ordinal(random, 20, 60, 5);
        FactorModel factors = model.factors();
        Recommender recommender = new Recommender(model).rankedBy(rankBy);
        for (int user = 0; user < 20; user++) {
            List<Recommendation> all = recommender.topN(user, 60);
            double before = Double.POSITIVE_INFINITY;
            for (Recommendation recommendation : all) {
                assertTrue(recommendation.score() <= before, "user " + user);
                before = recommendation.score();
                if (isLearned(model, user)) {
                    double told = rankBy instanceof RankBy.AtLeast atLeast
                            ? factors.distribution(user, recommendation.item()).atLeast(atLeast.rating())
                            : factors.rating(user, recommendation.item());
                    assertEquals(told, recommendation.score());
                }
            }
            assertEquals(
                    all.stream().map(Recommendation::item).toList(),
                    new Recommender(model)
                            .topN(user, 60).stream().map(Recommendation::item).toList(),
                    "a user's thresholds are the same for all items, so that both rank alike");
        }
    }

    private static boolean isLearned(TrainedModel model, int user) {
        return IntStream.range(model.history().start(user), model.history().start(user + 1))
                .anyMatch(model.history()::isTrained);
    }

    @Test
    void aModelWithoutProbabilitiesIsRefusedWithTheRemedy() {
        TrainedModel model = RandomModels.plain(new SplittableRandom(1), 5, 5, 3);
        DyadException error =
                assertThrows(DyadException.class, () -> new Recommender(model).rankedBy(new RankBy.AtLeast(4)));
        assertTrue(error.getMessage().contains("--head ordinal"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 5.5, Double.NaN})
    void aRatingBeyondTheScaleIsRefused(double rating) {
        TrainedModel model = RandomModels.ordinal(new SplittableRandom(1), 5, 5, 3);
        DyadException error =
                assertThrows(DyadException.class, () -> new Recommender(model).rankedBy(new RankBy.AtLeast(rating)));
        assertTrue(error.getMessage().contains("from 1.0 to 5.0"), error.getMessage());
    }
}
