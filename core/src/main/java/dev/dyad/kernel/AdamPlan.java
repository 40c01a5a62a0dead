package dev.dyad.kernel;

/**
 * The rows that a batch speaks of, by slot, with the numbers that bring each up to date: worked out before the loops
 * over vectors, so that those are short enough for a processor to fetch many rows at once.
 */
public final class AdamPlan {

    final int[] rows;
    final float[] rate;
    final float[] epsilon;
    final float[] decay1;
    final float[] decay2;
    final float[] shrink;
    private int count;

    public AdamPlan(int capacity) {
        rows = new int[capacity];
        rate = new float[capacity];
        epsilon = new float[capacity];
        decay1 = new float[capacity];
        decay2 = new float[capacity];
        shrink = new float[capacity];
    }

    public void clear() {
        count = 0;
    }

    public int count() {
        return count;
    }

    /** Adds a row that is current: it has missed no step. */
    public void addCurrent(int row) {
        add(row, 0, 1, (float) AdamStep.BETA1, (float) AdamStep.BETA2, 0);
    }

    /**
     * Adds a row.
     *
     * @param missedRate what m / (√v + epsilon) is multiplied by for the steps it has missed
     * @param missedEpsilon likewise
     * @param meanDecay β₁ to the power of the steps missed and the one to come
     * @param squareDecay β₂, likewise
     * @param missedShrink the share of θ that weight decay took in the steps missed
     */
    public void add(
            int row, float missedRate, float missedEpsilon, float meanDecay, float squareDecay, float missedShrink) {
        rows[count] = row;
        rate[count] = missedRate;
        epsilon[count] = missedEpsilon;
        decay1[count] = meanDecay;
        decay2[count] = squareDecay;
        shrink[count++] = missedShrink;
    }
}
