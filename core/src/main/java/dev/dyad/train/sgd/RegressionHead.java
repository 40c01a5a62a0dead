package dev.dyad.train.sgd;

import dev.dyad.ratings.RatingScale;

/** The head for scores that are ratings: half the squared error. */
final class RegressionHead implements SgdHead {

    private final float[] values;
    private final float lowest;
    private final float perStep;
    private final double unit;
    private double squares;
    private long exact;
    private long ratings;

    /**
     * @param offset the rating that a score of 0 stands for
     * @param unit how many ratings a score of 1 is above that
     */
    RegressionHead(RatingScale scale, double offset, double unit) {
        this.unit = unit;
        values = new float[scale.levels()];
        for (int level = 0; level < values.length; level++) {
            values[level] = (float) ((scale.value(level) - offset) / unit);
        }
        lowest = values[0];
        perStep = (float) (unit / scale.step());
    }

    @Override
    public void startUser(int place) {
        // All users are alike to this head.
    }

    @Override
    public float pull(float score, int level, int era) {
        float error = values[level] - score;
        int nearest = Math.max(0, Math.min(values.length - 1, (int) ((score - lowest) * perStep + 0.5f)));
        squares += error * error;
        exact += nearest == level ? 1 : 0;
        ratings++;
        return error;
    }

    @Override
    public void pullFour(float[] scores, int[] levels, float[] pulls) {
        for (int j = 0; j < pulls.length; j++) {
            pulls[j] = pull(scores[j], levels[j], 0);
        }
    }

    @Override
    public void endUser(int place, SgdSteps steps) {
        // There is nothing of the user's that this head learns.
    }

    @Override
    public double loss() {
        return squares * unit * unit;
    }

    @Override
    public long exact() {
        return exact;
    }

    @Override
    public long judged() {
        return ratings;
    }

    @Override
    public long ratings() {
        return ratings;
    }
}
