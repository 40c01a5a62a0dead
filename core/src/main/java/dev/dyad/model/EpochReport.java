package dev.dyad.model;

/**
 * One point of a learning curve. Accuracies are fractions of exact matches; figures of the validation part and of the
 * held-out part are NaN where there is none.
 *
 * @param epoch from 1
 * @param trainLoss mean over the epoch's ratings of the loss, each measured just before its batch's step
 * @param runningTrainAccuracy the study's "train accuracy": each batch measured before its step, with dropout on
 * @param trainAccuracy over the training part, after the epoch
 * @param validationAccuracy over the validation part, after the epoch
 * @param validationRmse in ratings
 * @param testAccuracy over the held-out part, after the epoch
 * @param testRmse in ratings
 * @param testMae in ratings
 * @param validationNdcg NDCG@10 over the validation part where scores only rank, NaN else
 * @param testNdcg the same over the held-out part
 * @param seconds the epoch took, its evaluation included
 */
public record EpochReport(
        int epoch,
        double trainLoss,
        double runningTrainAccuracy,
        double trainAccuracy,
        double validationAccuracy,
        double validationRmse,
        double testAccuracy,
        double testRmse,
        double testMae,
        double validationNdcg,
        double testNdcg,
        double seconds) {

    /** A point of a model whose scores answer what a rating will be. */
    public EpochReport(
            int epoch,
            double trainLoss,
            double runningTrainAccuracy,
            double trainAccuracy,
            double validationAccuracy,
            double validationRmse,
            double testAccuracy,
            double testRmse,
            double testMae,
            double seconds) {
        this(
                epoch,
                trainLoss,
                runningTrainAccuracy,
                trainAccuracy,
                validationAccuracy,
                validationRmse,
                testAccuracy,
                testRmse,
                testMae,
                Double.NaN,
                Double.NaN,
                seconds);
    }

    /** The same without a validation part. */
    public EpochReport(
            int epoch,
            double trainLoss,
            double runningTrainAccuracy,
            double trainAccuracy,
            double testAccuracy,
            double testRmse,
            double testMae,
            double seconds) {
        this(
                epoch,
                trainLoss,
                runningTrainAccuracy,
                trainAccuracy,
                Double.NaN,
                Double.NaN,
                testAccuracy,
                testRmse,
                testMae,
                seconds);
    }

    /** Whether there was a validation part. */
    public boolean hasValidation() {
        return !Double.isNaN(validationAccuracy) || !Double.isNaN(validationNdcg);
    }
}
