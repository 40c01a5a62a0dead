package dev.dyad.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All users at once beside one user at a time, which {@code RecommenderTest} holds against a sort. */
class TopOfAllTest {

    private static void assertAsOneByOne(TrainedModel model, int count, int threads) {
        assertAsOneByOne(new Recommender(model), model, count, threads);
    }

    private static void assertAsOneByOne(Recommender recommender, TrainedModel model, int count, int threads) {
        List<List<Recommendation>> all = new ArrayList<>();
        recommender.topNOfAll(count, threads, (user, best) -> {
            assertEquals(all.size(), user, "users come in the order of their rows");
            all.add(best);
        });
        assertEquals(model.users().size(), all.size());
        for (int user = 0; user < all.size(); user++) {
            assertEquals(recommender.topN(user, count), all.get(user), "user " + user);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 15, 16, 17, 128})
    void eachUserGetsWhatSheGetsAlone(int dim) {
        SplittableRandom random = new SplittableRandom(dim);
        for (int users : new int[] {1, 4, 5, 37}) {
            for (int items : new int[] {1, 15, 16, 33, 150}) {
                TrainedModel model = RandomModels.plain(random, users, items, dim);
                for (int count : new int[] {0, 1, 10, 1000}) {
                    assertAsOneByOne(model, count, 1 + users % 3);
                }
            }
        }
    }

    @Test
    void featuresCosinesAndTextIdsChangeNothingInThat() {
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            assertAsOneByOne(RandomModels.rich(random, random.nextInt(1, 40), random.nextInt(2, 90)), 7, 2);
        }
    }

    @Test
    void anOrdinalModelTellsEachUserWhatItTellsHerAlone() {
        for (long seed = 1; seed <= 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            TrainedModel model = RandomModels.ordinal(random, random.nextInt(1, 40), random.nextInt(2, 90), 6);
            assertAsOneByOne(model, 7, 2);
            assertAsOneByOne(new Recommender(model).rankedBy(new RankBy.AtLeast(4)), model, 7, 2);
        }
    }

    @Test
    void severalBlocksComeInOrderWithAnyNumberOfThreads() {
        TrainedModel model = RandomModels.plain(new SplittableRandom(11), 1_300, 64, 5);
        for (int threads : new int[] {1, 2, 3, 8}) {
            assertAsOneByOne(model, 5, threads);
        }
    }

    /** Whole numbers, so that many scores are equal, and as exact in one order of summing as in another. */
    @ParameterizedTest
    @EnumSource(Similarity.class)
    void ofEqualScoresTheLowerRowsAreTaken(Similarity similarity) {
        SplittableRandom random = new SplittableRandom(5);
        FactorMatrix users = matrix(50, 4, () -> random.nextInt(-1, 2));
        FactorMatrix items = matrix(300, 4, () -> random.nextInt(-1, 2));
        assertAsOneByOne(model(similarity, users, items, random, 0.2), 10, 2);
    }

    /** Scores that differ in the last bits alone, around sums that nearly cancel out. */
    @ParameterizedTest
    @EnumSource(Similarity.class)
    void roundingDecidesAsItDoesForOneUser(Similarity similarity) {
        SplittableRandom random = new SplittableRandom(6);
        float[] same = new float[64];
        for (int k = 0; k < same.length; k++) {
            same[k] = (float) random.nextGaussian() * 100;
        }
        FactorMatrix users = FactorMatrix.of(40, 64, (row, target, offset) -> {
            for (int k = 0; k < 64; k++) {
                target[offset + k] = same[k % 32] * (k < 32 ? 1 : -1);
            }
        });
        FactorMatrix items = FactorMatrix.of(500, 64, (row, target, offset) -> {
            for (int k = 0; k < 64; k++) {
                target[offset + k] = same[k % 32] * (1 + (random.nextInt(5) - 2) * 0x1p-22f);
            }
        });
        assertAsOneByOne(model(similarity, users, items, random, 0.1), 10, 2);
    }

    @ParameterizedTest
    @EnumSource(Similarity.class)
    void numbersNearTheEndsOfFloatsAreNoTrap(Similarity similarity) {
        SplittableRandom random = new SplittableRandom(7);
        float[] sizes = {0, 1e-38f, 1e-22f, 1e-9f, 1, 1e9f, 1e18f, 1e22f, Float.POSITIVE_INFINITY, Float.NaN};
        for (int largest = 1; largest <= sizes.length; largest++) {
            int bound = largest;
            FactorMatrix users = matrix(30, 9, () -> (float) random.nextGaussian() * sizes[random.nextInt(bound)]);
            FactorMatrix items = matrix(200, 9, () -> (float) random.nextGaussian() * sizes[random.nextInt(bound)]);
            assertAsOneByOne(model(similarity, users, items, random, 0.2), 10, 2);
        }
    }

    @Test
    void whoHasSeenAllOrNearlyAllGetsWhatIsLeft() {
        SplittableRandom random = new SplittableRandom(8);
        for (double seen : new double[] {0.97, 1}) {
            FactorMatrix users = matrix(9, 8, () -> (float) random.nextGaussian());
            FactorMatrix items = matrix(400, 8, () -> (float) random.nextGaussian());
            assertAsOneByOne(model(Similarity.DOT, users, items, random, seen), 20, 1);
        }
    }

    @Test
    void whatTheListenerThrowsEndsTheWork() {
        TrainedModel model = RandomModels.plain(new SplittableRandom(3), 3_000, 40, 4);
        RuntimeException stop = new IllegalStateException("enough");
        for (int threads : new int[] {1, 2, 3}) {
            List<Integer> told = new ArrayList<>();
            Exception thrown = assertThrows(
                    IllegalStateException.class, () -> new Recommender(model).topNOfAll(3, threads, (user, best) -> {
                        told.add(user);
                        if (user == 500) {
                            throw stop;
                        }
                    }));
            assertSame(stop, thrown);
            assertEquals(IntStream.rangeClosed(0, 500).boxed().toList(), told);
        }
        Exception refused = assertThrows(
                IllegalArgumentException.class, () -> new Recommender(model).topNOfAll(-1, 1, (user, best) -> {}));
        assertTrue(refused.getMessage().contains("-1"), refused.getMessage());
    }

    private interface Numbers {
        float next();
    }

    private static FactorMatrix matrix(int rows, int dim, Numbers numbers) {
        return FactorMatrix.of(rows, dim, (row, target, offset) -> {
            for (int k = 0; k < dim; k++) {
                target[offset + k] = numbers.next();
            }
        });
    }

    /** A model without biases whose users have each seen a share of the items, in training. */
    private static TrainedModel model(
            Similarity similarity, FactorMatrix users, FactorMatrix items, SplittableRandom random, double seen) {
        int dim = users.dim();
        int[] starts = new int[users.rows() + 1];
        int[] rated = new int[users.rows() * items.rows()];
        int size = 0;
        for (int user = 0; user < users.rows(); user++) {
            for (int item = 0; item < items.rows(); item++) {
                if (user == 0 || random.nextDouble() < seen) {
                    rated[size++] = item;
                }
            }
            starts[user + 1] = size;
        }
        FactorModel factors = new FactorModel(
                new ModelSpec(dim, similarity, Biases.NONE, Features.NONE),
                RatingScale.WHOLE_STARS,
                3,
                side(users),
                side(items));
        TrainedModel like = RandomModels.plain(random, users.rows(), items.rows(), 1);
        History history = new History(starts, Arrays.copyOf(rated, size), new byte[size], new BitSet(), new BitSet());
        return new TrainedModel(factors, like.users(), like.items(), history, like.provenance());
    }

    private static Side side(FactorMatrix vectors) {
        return new Side(vectors, new float[0], FeatureMatrix.none(vectors.rows()), FactorMatrix.empty(vectors.dim()));
    }
}
