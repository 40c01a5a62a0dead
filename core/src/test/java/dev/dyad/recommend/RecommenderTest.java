package dev.dyad.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.model.FactorModel;
import dev.dyad.model.History;
import dev.dyad.model.RandomModels;
import dev.dyad.model.TrainedModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecommenderTest {

    @Test
    void topNIsTheHeadOfAllUnseenItemsSorted() {
        for (long seed = 1; seed <= 30; seed++) {
            System.out.println("seed " + seed);
            SplittableRandom random = new SplittableRandom(seed);
            int items = random.nextInt(1, 60);
            TrainedModel model = seed % 2 == 0
                    ? RandomModels.plain(random, 6, items, 3)
                    : RandomModels.rich(random, 6, Math.max(2, items));
            Recommender recommender = new Recommender(model);
            for (int user = 1; user < 6; user++) {
                for (int count : new int[] {0, 1, 2, 5, 59, Integer.MAX_VALUE}) {
                    assertEquals(sorted(model, user, count), recommender.topN(user, count));
                }
            }
        }
    }

    private static List<Recommendation> sorted(TrainedModel model, int user, int count) {
        int[] trained = model.history().trainedByItem(model.items().size());
        BitSet seen = model.history().ratedBy(user);
        boolean learned = model.history().trainedByUser()[user] > 0;
        FactorModel factors = model.factors();
        List<Recommendation> all = new ArrayList<>();
        for (int item = 0; item < trained.length; item++) {
            if (trained[item] > 0 && !seen.get(item)) {
                float base = (float) factors.offset() + factors.items().bias(item);
                all.add(new Recommendation(item, learned ? factors.score(user, item) : base));
            }
        }
        all.sort(Comparator.comparingDouble(Recommendation::score).reversed().thenComparingInt(Recommendation::item));
        return all.subList(0, Math.min(count, all.size()));
    }

    @Test
    void aUserWithoutTrainingRatingsGetsItemsByTheirBias() {
        TrainedModel model = RandomModels.plain(new SplittableRandom(4), 8, 40, 3);
        assertEquals(0, model.history().trainedByUser()[0]);
        List<Recommendation> top = new Recommender(model).topN(0, 10);
        assertEquals(10, top.size());
        assertEquals(sorted(model, 0, 10), top);
        for (Recommendation r : top) {
            assertEquals(model.factors().offset() + model.factors().items().bias(r.item()), r.score(), 1e-6);
        }
    }

    @Test
    void whereScoresOnlyRankAUserWithoutTrainingRatingsGetsWhatMostHaveRated() {
        TrainedModel model = RandomModels.implicit(new SplittableRandom(4), 8, 40, 3);
        int[] counts = model.history().trainedByItem(40);
        List<Recommendation> top = new Recommender(model).topN(0, 10);
        assertEquals(10, top.size());
        for (int k = 0; k < 10; k++) {
            assertEquals(counts[top.get(k).item()] / 8.0, top.get(k).score(), 1e-6);
            assertTrue(
                    k == 0 || counts[top.get(k - 1).item()] >= counts[top.get(k).item()]);
        }
    }

    @Test
    void partsThatAreNotSeenMayBeFound() {
        TrainedModel model = RandomModels.plain(new SplittableRandom(7), 30, 40, 3);
        History history = model.history();
        Set<History.Part> training = EnumSet.of(History.Part.TRAINING);
        Recommender recommender = new Recommender(model.factors(), history, training);
        int[] users = {17, 3, 29};
        List<Integer> told = new ArrayList<>();
        recommender.topNOf(users, 40, 2, (user, best) -> {
            told.add(user);
            assertEquals(recommender.topN(user, 40), best);
            BitSet found = new BitSet();
            best.forEach(r -> found.set(r.item()));
            assertFalse(found.intersects(history.ratedBy(user, training)));
            BitSet others = history.ratedBy(user, EnumSet.of(History.Part.TEST, History.Part.VALIDATION));
            others.andNot(found);
            int[] counts = history.trainedByItem(40);
            assertTrue(others.stream().allMatch(item -> counts[item] == 0));
        });
        assertEquals(List.of(17, 3, 29), told);
    }

    @Test
    void ofEqualScoresTheLowerRowComesFirst() {
        BestItems best = new BestItems(4);
        float[] scores = {-1f, 0f, -0f, 2f, -1f, 2f, Float.NaN, 0f};
        for (int item = 0; item < scores.length; item++) {
            best.offer(item, scores[item]);
        }
        List<Integer> rows = best.bestFirst().stream().map(Recommendation::item).toList();
        assertEquals(List.of(3, 5, 1, 2), rows);
    }

    @Test
    void bestItemsAreThoseOfASort() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            BestItems best = new BestItems(random.nextInt(20));
            List<Recommendation> all = new ArrayList<>();
            for (int item = random.nextInt(50); item >= 0; item--) {
                float score = random.nextInt(-5, 6) * (random.nextBoolean() ? 1e30f : 1e-40f) + 0f;
                all.add(new Recommendation(item, score));
                best.offer(item, score);
            }
            all.sort(Comparator.comparingDouble(Recommendation::score)
                    .reversed()
                    .thenComparingInt(Recommendation::item));
            List<Recommendation> got = best.bestFirst();
            assertEquals(all.subList(0, got.size()), got);
        }
    }

    @Test
    void aRowOutsideTheModelIsRefused() {
        Recommender recommender = new Recommender(RandomModels.plain(new SplittableRandom(1), 3, 4, 2));
        for (int user : new int[] {-1, 3}) {
            Exception error = assertThrows(IndexOutOfBoundsException.class, () -> recommender.topN(user, 1));
            assertTrue(error.getMessage().contains("user row " + user + " of 3"), error.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> recommender.topN(0, -1));
    }
}
