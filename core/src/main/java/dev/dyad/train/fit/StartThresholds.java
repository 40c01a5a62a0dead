package dev.dyad.train.fit;

/** Where an ordinal head's thresholds start. */
public final class StartThresholds {

    /** So many ratings of each level are thought to come before the others. */
    private static final double DAMPING = 0.5;

    /** The least distance of two. */
    private static final float NARROWEST = 1e-3f;

    private StartThresholds() {}

    /** The thresholds by which scores of 0 make levels as frequent as they are, ascending, in logits; one less than levels. */
    public static float[] of(long[] countByLevel) {
        float[] start = new float[countByLevel.length - 1];
        double total = countByLevel.length * DAMPING;
        for (long n : countByLevel) {
            total += n;
        }
        double below = 0;
        for (int k = 0; k < start.length; k++) {
            below += countByLevel[k] + DAMPING;
            float threshold = (float) StrictMath.log(below / (total - below));
            start[k] = k == 0 ? threshold : Math.max(start[k - 1] + NARROWEST, threshold);
        }
        return start;
    }
}
