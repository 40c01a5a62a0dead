package dev.dyad.train.sgd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.model.Biases;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Ratings;
import dev.dyad.train.Sgd;
import dev.dyad.train.SmallRatings;
import dev.dyad.train.TrainingData;
import org.junit.jupiter.api.Test;

class OrdinalHeadTest {

    private static final double UNIT = Math.PI / Math.sqrt(3);
    private static final double H = 1e-5;

    private final SgdThresholds thresholds = thresholds();

    private static SgdThresholds thresholds() {
        Ratings ratings = SmallRatings.of(50, 40, 2000, 1);
        TrainingData data = new TrainingData(ratings, ratings, FeatureMatrix.none(50), FeatureMatrix.none(40));
        ModelSpec spec = new ModelSpec(4, Similarity.DOT, Biases.BOTH, Features.NONE, Head.ORDINAL);
        return new SgdState(data, spec, Sgd.ORDINAL, 1).thresholds();
    }

    private double[] current() {
        float[] values = new float[thresholds.count()];
        thresholds.copy(0, 0, 0, values, 0);
        double[] exact = new double[values.length];
        for (int k = 0; k < exact.length; k++) {
            exact[k] = values[k];
        }
        return exact;
    }

    @Test
    void pullIsTheDerivativeOfTheLogLikelihoodByTheScore() {
        OrdinalHead head = new OrdinalHead(thresholds, 0);
        head.startUser(0);
        double[] at = current();
        double loss = 0;
        for (int level = 0; level <= at.length; level++) {
            for (float score : new float[] {-4, -1.5f, -0.1f, 0, 0.7f, 2, 5}) {
                double expected = (PlainThresholds.logLikelihood(at, UNIT * (score + H), level)
                                - PlainThresholds.logLikelihood(at, UNIT * (score - H), level))
                        / (2 * H);
                assertEquals(expected, head.pull(score, level, 0), 1e-4, "level " + level + ", score " + score);
                loss -= PlainThresholds.logLikelihood(at, UNIT * score, level);
            }
        }
        assertEquals(loss, head.loss(), 1e-4 * loss);
        assertEquals(7L * (at.length + 1), head.ratings());
    }

    @Test
    void scoresFarOffPullWithinBounds() {
        OrdinalHead head = new OrdinalHead(thresholds, 0);
        head.startUser(0);
        for (int level = 0; level <= thresholds.count(); level++) {
            float low = head.pull(-1e6f, level, 0);
            float high = head.pull(1e6f, level, 0);
            assertTrue(low >= -1e-6f && low <= 1.82f && high <= 1e-6f && high >= -1.82f, low + " and " + high);
        }
        head.endUser(0, SgdSteps.of(0.1));
        double[] after = current();
        for (int k = 0; k < after.length; k++) {
            assertTrue(Double.isFinite(after[k]) && (k == 0 || after[k] > after[k - 1]));
        }
        assertTrue(Double.isFinite(head.loss()));
    }

    /** The user's thresholds start at the shared ones, so that there is nothing to shrink. */
    @Test
    void thresholdsStepAlongTheGradientOfTheFirstAndOfTheGapsLogarithms() {
        for (int level = 0; level <= thresholds.count(); level++) {
            SgdThresholds fresh = thresholds();
            OrdinalHead head = new OrdinalHead(fresh, 0);
            double[] before = current();
            head.startUser(0);
            for (int k = 0; k < 3; k++) {
                head.pull(0.3f * k, level, 0);
            }
            head.endUser(0, SgdSteps.of(0.2));
            float[] after = new float[before.length];
            fresh.copy(0, 0, 0, after, 0);
            double first = after[0] - before[0];
            double expectedFirst = derivative(before, level, 0);
            for (int k = 1; k < before.length; k++) {
                double moved = Math.log((after[k] - after[k - 1]) / (before[k] - before[k - 1]));
                assertEquals(
                        derivative(before, level, k) / expectedFirst,
                        moved / first,
                        0.03 * Math.max(1, Math.abs(moved / first)),
                        "level " + level + ", gap " + k);
            }
        }
    }

    private static double derivative(double[] at, int level, int parameter) {
        return (logLikelihood(at, level, parameter, H) - logLikelihood(at, level, parameter, -H)) / (2 * H);
    }

    /** With a parameter moved: 0 is the first threshold, others are logarithms of gaps. */
    private static double logLikelihood(double[] at, int level, int parameter, double by) {
        double shift = parameter == 0 ? by : (at[parameter] - at[parameter - 1]) * (Math.exp(by) - 1);
        double[] moved = at.clone();
        for (int k = parameter; k < moved.length; k++) {
            moved[k] += shift;
        }
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            sum += PlainThresholds.logLikelihood(moved, UNIT * 0.3f * k, level);
        }
        return sum;
    }
}
