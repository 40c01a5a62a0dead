package dev.dyad.train.adam;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dyad.evaluate.RatingMetrics;
import dev.dyad.model.FactorMatrix;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Side;
import dev.dyad.ratings.Ratings;
import dev.dyad.train.FitOptions;
import dev.dyad.train.TrainingListener;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The trainer against PyTorch's dense Adam in double precision, on one thread and on more. */
class AdamReferenceTest {

    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest
    @CsvSource({
        "adam-cosine, 1",
        "adam-cosine-biases-l2, 1",
        "adam-cosine-item-bias-only, 1",
        "adam-cosine-side-features, 1",
        "adam-dot, 1",
        "adam-dot-biases-l2, 1",
        "adam-dot-both-side-features, 1",
        "adam-large-batch-dim-19, 1",
        "adam-large-batch-dim-19, 3"
    })
    void computesWhatTorchComputes(String name, int threads) {
        ReferenceCase reference = ReferenceCase.load(name);
        AdamSetting setting =
                new AdamSetting(reference.data(), reference.spec(), reference.trainer(), 0, reference.offset());
        AdamFit fit = new AdamFit(
                setting,
                FitOptions.of(0, threads),
                TrainingListener.NONE,
                (ratings, epoch) -> ratings.order(reference.order(epoch)));
        List<Double> losses = new ArrayList<>();
        fit.onBatch(losses::add);
        fit.state().copy(reference.initial());

        fit.train();

        assertClose(
                reference.doubles("batchLosses"),
                losses.stream().mapToDouble(Double::doubleValue).toArray());
        BitSet all = new BitSet();
        all.set(0, 1000);
        FactorModel model = fit.state().model(all, all);
        assertClose(reference.expected().users(), model.users());
        assertClose(reference.expected().items(), model.items());
        Ratings ratings = setting.data().train();
        double[] predictions = new double[ratings.size()];
        for (int i = 0; i < predictions.length; i++) {
            predictions[i] = model.score(ratings.user(i), ratings.item(i));
            int level = (int) reference.doubles("predictedLevels")[i];
            assertEquals(level, model.level(ratings.user(i), ratings.item(i)), "level of rating " + i);
        }
        assertClose(reference.doubles("predictions"), predictions);
        RatingMetrics metrics = RatingMetrics.of(model, ratings, threads);
        assertEquals(reference.number("accuracy"), metrics.accuracy(), TOLERANCE);
        assertEquals(reference.number("rmseClamped"), metrics.rmse(), TOLERANCE);
        assertEquals(reference.number("maeClamped"), metrics.mae(), TOLERANCE);
    }

    private static void assertClose(Side expected, Side actual) {
        assertClose(expected.factors(), actual.factors());
        assertClose(expected.featureFactors(), actual.featureFactors());
        for (int row = 0; row < expected.rows(); row++) {
            assertEquals(expected.bias(row), actual.bias(row), TOLERANCE, "bias of row " + row);
        }
    }

    private static void assertClose(FactorMatrix expected, FactorMatrix actual) {
        assertEquals(expected.rows(), actual.rows());
        for (int row = 0; row < expected.rows(); row++) {
            for (int k = 0; k < expected.dim(); k++) {
                assertEquals(expected.get(row, k), actual.get(row, k), TOLERANCE, "row " + row + ", column " + k);
            }
        }
    }

    private static void assertClose(double[] expected, double[] actual) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], TOLERANCE, "number " + i);
        }
    }
}
