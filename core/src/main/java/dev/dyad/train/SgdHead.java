package dev.dyad.train;

import dev.dyad.ratings.RatingScale;

/**
 * What scores are for: says for a score which way and how far it should move, and keeps count of how good scores were. All
 * that the kernels need to know of a loss is one number a rating, so that each loss trains at the same speed. This one is
 * for scores that are ratings: half the squared error.
 */
final class SgdHead {

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
    SgdHead(RatingScale scale, double offset, double unit) {
        this.unit = unit;
        values = new float[scale.levels()];
        for (int level = 0; level < values.length; level++) {
            values[level] = (float) ((scale.value(level) - offset) / unit);
        }
        lowest = values[0];
        perStep = (float) (unit / scale.step());
    }

    /** The negative derivative of the loss by the score, for a rating of that level. */
    float pull(float score, int level) {
        float error = values[level] - score;
        int nearest = Math.max(0, Math.min(values.length - 1, (int) ((score - lowest) * perStep + 0.5f)));
        squares += error * error;
        exact += nearest == level ? 1 : 0;
        ratings++;
        return error;
    }

    /** The sum of squared errors, in ratings. */
    double squares() {
        return squares * unit * unit;
    }

    long exact() {
        return exact;
    }

    long ratings() {
        return ratings;
    }
}
