package dev.dyad.train;

/** Adds up the errors of an epoch's batches, each as it was before its step. */
final class LossMeter {

    private double squares;
    private double batchLoss;
    private long exact;
    private long ratings;

    /** Adds a batch of {@code count} ratings: the squared error of each, and 1 where its level was exact, 0 elsewhere. */
    void add(float[] squaredErrors, byte[] exactLevels, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += squaredErrors[k];
            exact += exactLevels[k];
        }
        batchLoss = sum / count;
        squares += sum;
        ratings += count;
    }

    /** Adds the sums of {@code count} ratings. */
    void add(double squaredErrors, long exactLevels, long count) {
        squares += squaredErrors;
        exact += exactLevels;
        ratings += count;
    }

    /** The mean squared error of the last batch. */
    double batchLoss() {
        return batchLoss;
    }

    /** The mean squared error so far. */
    double loss() {
        return squares / ratings;
    }

    /** The share of exact answers so far. */
    double accuracy() {
        return (double) exact / ratings;
    }

    double squares() {
        return squares;
    }

    long exact() {
        return exact;
    }

    long ratings() {
        return ratings;
    }

    /** Goes on from sums that were kept. */
    void resume(double squaresSoFar, long exactSoFar, long ratingsSoFar) {
        squares = squaresSoFar;
        exact = exactSoFar;
        ratings = ratingsSoFar;
    }
}
