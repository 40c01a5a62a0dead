package dev.dyad.kernel;

/**
 * The rows that a batch speaks of, by slot, with the numbers that bring each up to date: worked out before the loops
 * over vectors, so that those are short enough for a processor to fetch many rows at once.
 */
public final class AdamPlan {

    final int[] rows;
    final float[] rate;
    final float[] since;
    final float[] decay1;
    final float[] decay2;
    private int count;

    public AdamPlan(int capacity) {
        rows = new int[capacity];
        rate = new float[capacity];
        since = new float[capacity];
        decay1 = new float[capacity];
        decay2 = new float[capacity];
    }

    public void clear() {
        count = 0;
    }

    public int count() {
        return count;
    }

    /**
     * Adds a row that is current: it has missed no step.
     *
     * @param epsilon of the step after which it is
     */
    public void addCurrent(int row, float epsilon) {
        add(row, 0, epsilon, (float) AdamStep.BETA1, (float) AdamStep.BETA2);
    }

    /**
     * Adds a row.
     *
     * @param missedRate what u is multiplied by for the steps it has missed
     * @param sinceEpsilon of the step after which it is current
     * @param meanDecay β₁ to the power of the steps missed and the one to come
     * @param squareDecay β₂, likewise
     */
    public void add(int row, float missedRate, float sinceEpsilon, float meanDecay, float squareDecay) {
        rows[count] = row;
        rate[count] = missedRate;
        since[count] = sinceEpsilon;
        decay1[count] = meanDecay;
        decay2[count++] = squareDecay;
    }
}
