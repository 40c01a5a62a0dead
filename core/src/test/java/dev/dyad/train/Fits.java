package dev.dyad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dyad.model.EpochReport;
import java.util.ArrayList;
import java.util.List;

/** What tests of fits by all trainers need. */
public final class Fits {

    private Fits() {}

    /** Stops before the batch of that number. */
    public static TrainingListener stopAfter(int batches) {
        return new TrainingListener() {
            private int asked;

            @Override
            public boolean stopRequested() {
                return ++asked >= batches;
            }
        };
    }

    public static void assertSameBits(Fit.Finished expected, Fit.Finished actual) {
        for (int row = 0; row < 150; row++) {
            for (int k = 0; k < expected.model().spec().dim(); k++) {
                assertEquals(
                        expected.model().itemVectors().get(row, k),
                        actual.model().itemVectors().get(row, k),
                        "item " + row + ", " + k);
            }
            assertEquals(
                    expected.model().items().bias(row), actual.model().items().bias(row), "bias of " + row);
        }
        assertEquals(withoutTime(expected.epochs()), withoutTime(actual.epochs()));
    }

    private static List<EpochReport> withoutTime(List<EpochReport> reports) {
        List<EpochReport> result = new ArrayList<>();
        for (EpochReport r : reports) {
            result.add(new EpochReport(
                    r.epoch(),
                    r.trainLoss(),
                    r.runningTrainAccuracy(),
                    r.trainAccuracy(),
                    r.validationAccuracy(),
                    r.validationRmse(),
                    r.testAccuracy(),
                    r.testRmse(),
                    r.testMae(),
                    r.validationNdcg(),
                    r.testNdcg(),
                    0));
        }
        return result;
    }
}
