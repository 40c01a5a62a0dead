package dev.dyad.lab;

import dev.dyad.model.EpochReport;

/** Epochs of made-up figures, for tests. */
public final class Reports {

    private Reports() {}

    /** An epoch whose figures follow from its number. */
    public static EpochReport epoch(int epoch) {
        return of(epoch, 0.25 + epoch / 64.0, 0.25 + epoch / 128.0);
    }

    /** An epoch with these accuracies: running of the training part, and of the test part. */
    public static EpochReport of(int epoch, double running, double test) {
        return new EpochReport(epoch, 1.0 / epoch, running, running + 0.125, 0.5, 0.75, test, 0.875, 0.6875, 1.5);
    }

    /** An epoch without a validation and a test part. */
    public static EpochReport withoutTest(int epoch) {
        return new EpochReport(epoch, 0.5, 0.25, 0.5, Double.NaN, Double.NaN, Double.NaN, 1.5);
    }
}
