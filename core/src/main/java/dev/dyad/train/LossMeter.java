package dev.dyad.train;

/** Adds up the errors of an epoch's batches, each as it was before its step. */
final class LossMeter {

    private double squares;
    private double batchLoss;
    private long exact;
    private long ratings;

    /** Adds a batch, rating by rating. */
    void add(AdamBatch batch) {
        double batchSquares = 0;
        for (int k = 0; k < batch.ratings(); k++) {
            batchSquares += batch.squares[k];
            exact += batch.exact[k];
        }
        batchLoss = batchSquares / batch.ratings();
        squares += batchSquares;
        ratings += batch.ratings();
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
