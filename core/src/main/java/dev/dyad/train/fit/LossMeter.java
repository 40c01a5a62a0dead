package dev.dyad.train.fit;

/** Adds up the losses of an epoch's batches, each as it was before its step. */
public final class LossMeter {

    private double sum;
    private double batchLoss;
    private long exact;
    private long judged;
    private long ratings;

    /** Adds a batch of {@code count} ratings: the squared error of each, and 1 where its level was exact, 0 elsewhere. */
    public void add(float[] squaredErrors, byte[] exactLevels, int count) {
        double batch = 0;
        for (int k = 0; k < count; k++) {
            batch += squaredErrors[k];
            exact += exactLevels[k];
        }
        batchLoss = batch / count;
        sum += batch;
        judged += count;
        ratings += count;
    }

    /**
     * Adds the sums of {@code count} ratings.
     *
     * @param exactLevels how many of {@code judgedLevels} answers were exact
     */
    public void add(double losses, long exactLevels, long judgedLevels, long count) {
        sum += losses;
        exact += exactLevels;
        judged += judgedLevels;
        ratings += count;
    }

    /** The mean loss of the last batch. */
    public double batchLoss() {
        return batchLoss;
    }

    /** The mean loss so far. */
    public double loss() {
        return sum / ratings;
    }

    /** The share of exact answers among those judged so far; NaN where none were. */
    public double accuracy() {
        return (double) exact / judged;
    }

    /** The sum of losses so far. */
    public double sum() {
        return sum;
    }

    public long exact() {
        return exact;
    }

    public long judged() {
        return judged;
    }

    public long ratings() {
        return ratings;
    }

    /** Goes on from sums that were kept. */
    public void resume(double sumSoFar, long exactSoFar, long judgedSoFar, long ratingsSoFar) {
        sum = sumSoFar;
        exact = exactSoFar;
        judged = judgedSoFar;
        ratings = ratingsSoFar;
    }
}
