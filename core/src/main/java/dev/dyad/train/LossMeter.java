package dev.dyad.train;

import dev.dyad.ratings.RatingScale;

/** Adds up the errors of an epoch's batches, each as it was before its step. Every thread finds the same. */
final class LossMeter {

    private final RatingScale scale;
    private double squares;
    private double batchSquares;
    private double batchLoss;
    private long exact;
    private long ratings;

    LossMeter(RatingScale scale) {
        this.scale = scale;
    }

    /** Starts a batch. */
    void start() {
        batchSquares = 0;
    }

    void add(float score, float value, float error) {
        batchSquares += (double) error * error;
        exact += Math.abs(scale.value(scale.nearestLevel(score)) - value) < scale.step() / 2 ? 1 : 0;
    }

    /** Ends a batch of so many ratings. */
    void finish(int count) {
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
