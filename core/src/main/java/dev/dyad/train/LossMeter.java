package dev.dyad.train;

import dev.dyad.ratings.RatingScale;

/** Adds up the errors of an epoch's batches, each as it was before its step. */
final class LossMeter {

    private final RatingScale scale;
    private double squares;
    private double batchLoss;
    private long exact;
    private long ratings;

    LossMeter(RatingScale scale) {
        this.scale = scale;
    }

    /** Adds a batch: the scores and the values of its {@code count} ratings. */
    void add(float[] scores, float[] values, int count) {
        double batchSquares = 0;
        for (int k = 0; k < count; k++) {
            float error = scores[k] - values[k];
            batchSquares += (double) error * error;
            double nearest = scale.value(scale.nearestLevel(scores[k]));
            exact += Math.abs(nearest - values[k]) < scale.step() / 2 ? 1 : 0;
        }
        batchLoss = batchSquares / count;
        squares += batchSquares;
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
