package dev.dyad.train.sgd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.model.Biases;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
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
import dev.dyad.train.Sgd;
import dev.dyad.train.SmallRatings;
import dev.dyad.train.TrainingData;
import dev.dyad.train.TrainingListener;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SgdRatedTest {

    private static final int USERS = 200;
    private static final int ITEMS = 150;
    private static final double ROW_L2 = 2;
    private static final Sgd THREE = new Sgd(3, LearningRate.parse("cosine:0.06,floor=1e-3"), 0.03, ROW_L2, 0);

    private static TrainingData data(FeatureMatrix userFeatures) {
        Ratings ratings = SmallRatings.of(USERS, ITEMS, 8000, 1);
        Parts parts = new Split.Random(0.1).apply(ratings, 7);
        return new TrainingData(parts.train(), parts.heldOut(), userFeatures, FeatureMatrix.none(ITEMS));
    }

    private static ModelSpec spec(int dim, Head head) {
        return new ModelSpec(dim, Similarity.DOT, Biases.BOTH, Features.parse("user.rated"), head);
    }

    /** A state after its start, the second factors of its items, and all that is needed to fit them plainly. */
    private static final class Problem {
        final int dim = 5;
        final SgdState state;
        final SgdBlocks blocks;
        final double[][] rated = new double[USERS][ITEMS];

        Problem() {
            TrainingData data = data(FeatureMatrix.none(USERS));
            state = new SgdState(data, spec(dim, Head.REGRESSION), THREE, 1);
            blocks = new SgdBlocks(
                    data.train(), state.users().groups(), state.items().groups(), state.times(), 1);
            state.draw(blocks, 11, 1);
            int[] n = data.train().countByUser();
            for (int i = 0; i < data.train().size(); i++) {
                int user = data.train().user(i);
                rated[user][data.train().item(i)] = Math.pow(n[user], -0.7);
            }
        }

        double own(int user, int k) {
            SgdGroups groups = state.users().groups();
            int width = SgdSide.width(dim);
            return state.users().factors(groups.group(user))[groups.place(user) * width + k];
        }

        double second(int item, int k) {
            SgdGroups groups = state.items().groups();
            String name = "users.rated." + groups.group(item);
            int at = groups.place(item) * SgdSide.width(dim) + k;
            return state.arrays().stream()
                    .filter(array -> array.name().equals(name))
                    .mapToDouble(array -> array.values()[at])
                    .findFirst()
                    .orElseThrow();
        }

        double mean(int user, int k) {
            double sum = 0;
            for (int item = 0; item < ITEMS; item++) {
                sum += rated[user][item] == 0 ? 0 : rated[user][item] * second(item, k);
            }
            return sum;
        }

        double objective(int k) {
            double sum = 0;
            for (int user = 0; user < USERS; user++) {
                sum += state.users().totalWeight(user) * Math.pow(own(user, k) - mean(user, k), 2);
            }
            for (int item = 0; item < ITEMS; item++) {
                sum += ROW_L2 * Math.pow(second(item, k), 2);
            }
            return sum;
        }

        /** Where a step of steepest descent from 0 ends, scaled by each item's own curvature. */
        double[] firstStep(int k) {
            double[] gradient = new double[ITEMS];
            double[] step = new double[ITEMS];
            for (int item = 0; item < ITEMS; item++) {
                double curvature = ROW_L2;
                for (int user = 0; user < USERS; user++) {
                    double weight = state.users().totalWeight(user);
                    gradient[item] += weight * rated[user][item] * own(user, k);
                    curvature += weight * Math.pow(rated[user][item], 2);
                }
                step[item] = gradient[item] / curvature;
            }
            double gain = 0;
            double cost = 0;
            for (int item = 0; item < ITEMS; item++) {
                gain += gradient[item] * step[item];
                cost += ROW_L2 * step[item] * step[item];
            }
            for (int user = 0; user < USERS; user++) {
                double moved = 0;
                for (int item = 0; item < ITEMS; item++) {
                    moved += rated[user][item] * step[item];
                }
                cost += state.users().totalWeight(user) * moved * moved;
            }
            for (int item = 0; item < ITEMS; item++) {
                step[item] *= gain / cost;
            }
            return step;
        }
    }

    @Test
    void aStepIsTheOneOfThePlainVersion() {
        Problem problem = new Problem();
        double[][] expected = new double[problem.dim][];
        for (int k = 0; k < problem.dim; k++) {
            expected[k] = problem.firstStep(k);
        }
        problem.state.fitPriors(problem.blocks, 2);
        for (int item = 0; item < ITEMS; item++) {
            for (int k = 0; k < problem.dim; k++) {
                assertEquals(expected[k][item], problem.second(item, k), 1e-6, "item " + item);
            }
        }
        SgdGroups groups = problem.state.users().groups();
        for (int user = 0; user < USERS; user++) {
            float[] means = problem.state.users().prior().means(groups.group(user));
            double actual = means[groups.place(user) * SgdSide.width(problem.dim)];
            assertEquals(problem.mean(user, 0), actual, 1e-6, "user " + user);
        }
    }

    @Test
    void eachStepFitsTheUsersBetter() {
        Problem problem = new Problem();
        double before = problem.objective(2);
        for (int step = 0; step < 6; step++) {
            problem.state.fitPriors(problem.blocks, 1);
            double after = problem.objective(2);
            assertTrue(after < before, after + " after " + before);
            before = after;
        }
    }

    @ParameterizedTest
    @CsvSource({"REGRESSION, 2", "REGRESSION, 8", "ORDINAL, 3"})
    void numberOfThreadsChangesNoBit(Head head, int threads) {
        TrainingData data = data(SmallRatings.features(USERS));
        Fit alone = THREE.fit(data, spec(24, head), FitOptions.of(3, 1), TrainingListener.NONE);
        Fit together = THREE.fit(data, spec(24, head), FitOptions.of(3, threads), TrainingListener.NONE);
        Fits.assertSameBits(
                assertInstanceOf(Fit.Finished.class, alone), assertInstanceOf(Fit.Finished.class, together));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 18, 40})
    void fitThatWasStoppedAndResumedEndsWithTheBitsOfOneThatWasNot(int rounds, @TempDir Path folder) {
        TrainingData data = data(SmallRatings.features(USERS));
        FitOptions options = FitOptions.of(3, 2).withCheckpoint(folder.resolve("fit.checkpoint"));
        Fit whole = THREE.fit(data, spec(24, Head.REGRESSION), FitOptions.of(3, 1), TrainingListener.NONE);
        THREE.fit(data, spec(24, Head.REGRESSION), options, Fits.stopAfter(rounds));
        Fit resumed = THREE.fit(data, spec(24, Head.REGRESSION), options, TrainingListener.NONE);
        Fits.assertSameBits(assertInstanceOf(Fit.Finished.class, whole), assertInstanceOf(Fit.Finished.class, resumed));
    }

    @Test
    void adamRefusesThem() {
        ModelSpec spec = spec(8, Head.REGRESSION);
        TrainingData data = data(FeatureMatrix.none(USERS));
        DyadException refused = assertThrows(
                DyadException.class, () -> Adam.STUDY.fit(data, spec, FitOptions.of(1, 1), TrainingListener.NONE));
        assertTrue(refused.getMessage().contains("take --trainer sgd, or leave out user.rated"), refused.getMessage());
    }
}
