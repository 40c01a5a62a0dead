package dev.dyad.train.adam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.model.Biases;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Ratings;
import dev.dyad.train.Adam;
import dev.dyad.train.Fit;
import dev.dyad.train.FitOptions;
import dev.dyad.train.LearningRate;
import dev.dyad.train.SmallRatings;
import dev.dyad.train.Start;
import dev.dyad.train.TrainingData;
import dev.dyad.train.TrainingListener;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thousands of steps with rows that are left alone for hundreds of them: the lazy trainer against the dense one. */
class AdamAgainstDenseTest {

    /** Errors of single precision grow over thousands of steps that each depend on the last. */
    private static final double TOLERANCE = 3e-4;

    @ParameterizedTest
    @CsvSource({
        "COSINE, NONE, 0, 0, 1e-3, none, 1",
        "COSINE, BOTH, 0, 0, 1e-3, items, 2",
        "COSINE, BOTH, 1e-6, 0, 1e-3, none, 2",
        "COSINE, ITEM, 1e-4, 0, 1e-3, both, 1",
        "DOT, BOTH, 0, 0, 1e-3, none, 2",
        "DOT, BOTH, 1e-5, 0, 1e-3, both, 1",
        "DOT, BOTH, 0, 0, 'cosine:2e-3,warmup=0.5', both, 2",
        "COSINE, BOTH, 0, 0, 'plateau:1e-3,factor=0.5,patience=0', items, 1",
        "COSINE, BOTH, 0, 0.05, 1e-3, both, 2",
        "DOT, BOTH, 0, 1, 1e-3, both, 1",
        "DOT, BOTH, 0, 0.5, one-cycle:2e-3, both, 2",
        "DOT, NONE, 0, 25, 1e-3, items, 1",
        "COSINE, BOTH, 1e-6, 0.1, 'step:1e-3,every=1,factor=0.3', both, 1",
    })
    void rowsLeftAloneForLongEndWhereTheDenseOptimizerPutsThem(
            Similarity similarity,
            Biases biases,
            double l2,
            double weightDecay,
            String rate,
            String features,
            int threads) {
        compare(new ModelSpec(32, similarity, biases, Features.NONE), l2, weightDecay, rate, features, threads);
    }

    @ParameterizedTest
    @CsvSource({
        "BOTH, 0, 0, 1e-3, none, 1",
        "BOTH, 0, 0, 'cosine:5e-3,warmup=0.5', both, 2",
        "NONE, 1e-5, 0, 2e-3, items, 3",
        "USER, 0, 0.5, 2e-3, none, 2",
    })
    void anOrdinalHeadsThresholdsLearnAsInTheDenseOptimizer(
            Biases biases, double l2, double weightDecay, String rate, String features, int threads) {
        compare(
                new ModelSpec(32, Similarity.DOT, biases, Features.NONE, Head.ORDINAL),
                l2,
                weightDecay,
                rate,
                features,
                threads);
    }

    private static void compare(
            ModelSpec spec, double l2, double weightDecay, String rate, String features, int threads) {
        Ratings ratings = SmallRatings.of(300, 400, 6000, 5);
        FeatureMatrix none = FeatureMatrix.none(300);
        TrainingData data = new TrainingData(
                ratings,
                ratings,
                features.equals("both") ? SmallRatings.features(300) : none,
                features.equals("none") ? FeatureMatrix.none(400) : SmallRatings.features(400));
        Adam adam = new Adam(4, 8, LearningRate.parse(rate), l2, weightDecay, 0, Start.usualFor(spec.similarity()));
        AdamSetting setting = AdamSetting.of(data, spec, adam, 3);
        List<int[]> orders = new ArrayList<>();
        AdamFit fit = new AdamFit(setting, FitOptions.of(3, threads), TrainingListener.NONE, (packed, epoch) -> {
            int[] order = orderOf(ratings.size(), epoch);
            orders.add(order);
            packed.order(order);
        });
        fit.state().draw();
        BitSet all = new BitSet();
        all.set(0, 1000);
        FactorModel start = fit.state().model(all, all);
        DenseAdam dense = new DenseAdam(setting, start);

        Fit.Finished finished = assertInstanceOf(Fit.Finished.class, fit.train());
        for (int epoch = 0; epoch < orders.size(); epoch++) {
            dense.train(orders.get(epoch), finished.epochs().subList(0, epoch));
        }

        assertEquals(4, orders.size());
        FactorModel model = fit.state().model(all, all);
        double moved = 0;
        for (int row = 0; row < 300; row++) {
            for (int k = 0; k < setting.thresholds(); k++) {
                float threshold = model.thresholds().own().get(row, k);
                assertEquals(dense.thresholds(row)[k], threshold, TOLERANCE, "threshold " + k + " of user " + row);
            }
            for (int k = 0; k < 32; k++) {
                assertEquals(
                        dense.user(row)[k], model.users().factors().get(row, k), TOLERANCE, "user " + row + ", " + k);
                moved = Math.max(
                        moved,
                        Math.abs(dense.user(row)[k] - start.users().factors().get(row, k)));
            }
        }
        for (int row = 0; row < 400; row++) {
            assertEquals(dense.itemBias(row), model.items().bias(row), TOLERANCE, "bias of item " + row);
            for (int k = 0; k < 32; k++) {
                assertEquals(
                        dense.item(row)[k], model.items().factors().get(row, k), TOLERANCE, "item " + row + ", " + k);
            }
        }
        assertTrue(moved > 0.1, "the problem should move its parameters");
    }

    private static int[] orderOf(int size, int epoch) {
        int[] order = new int[size];
        for (int k = 0; k < size; k++) {
            order[k] = (int) ((k * 2654435761L + epoch * 977L) % size);
        }
        return order;
    }
}
