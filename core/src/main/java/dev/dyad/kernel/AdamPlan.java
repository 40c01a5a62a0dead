package dev.dyad.kernel;

/**
 * Rows that a batch speaks of, with the numbers that bring each up to date: worked out before the loops over vectors, so
 * that those are short enough for a processor to fetch many rows at once.
 */
public final class AdamPlan {

    final int[] rows;
    final int[] replayedFrom;
    final int[] replayedUntil;
    final float[] rate;
    final float[] since;
    final float[] decay1;
    final float[] decay2;
    final float[] shrink;
    private int count;
    private boolean replays;
    private float[] scratch = new float[0];

    public AdamPlan(int capacity) {
        rows = new int[capacity];
        replayedFrom = new int[capacity];
        replayedUntil = new int[capacity];
        rate = new float[capacity];
        since = new float[capacity];
        decay1 = new float[capacity];
        decay2 = new float[capacity];
        shrink = new float[capacity];
    }

    public void clear() {
        count = 0;
        replays = false;
    }

    /** Whether any row is to be replayed. */
    boolean hasReplays() {
        return replays;
    }

    public int count() {
        return count;
    }

    public int row(int entry) {
        return rows[entry];
    }

    /**
     * Says of the next row added that steps {@code from} + 1 to {@code until}, which may be none, are to be replayed one
     * by one before the rest holds of it.
     */
    public void replay(int from, int until) {
        replayedFrom[count] = from;
        replayedUntil[count] = until;
        replays |= from < until;
    }

    /**
     * Adds a row that is current: it has missed no step.
     *
     * @param epsilon of the step after which it is
     */
    public void addCurrent(int row, float epsilon) {
        add(row, 0, epsilon, (float) AdamStep.BETA1, (float) AdamStep.BETA2, 0);
    }

    /**
     * Adds a row.
     *
     * @param missedRate what u is multiplied by for the steps it has missed
     * @param sinceEpsilon of the step after which it is current
     * @param meanDecay β₁ to the power of the steps missed and the one to come
     * @param squareDecay β₂, likewise
     * @param missedShrink the share of θ that weight decay took in the steps missed
     */
    public void add(
            int row, float missedRate, float sinceEpsilon, float meanDecay, float squareDecay, float missedShrink) {
        rows[count] = row;
        rate[count] = missedRate;
        since[count] = sinceEpsilon;
        decay1[count] = meanDecay;
        decay2[count] = squareDecay;
        shrink[count++] = missedShrink;
    }

    /** Room for a row of numbers, for whoever uses the plan. */
    float[] scratch(int width) {
        if (scratch.length < width) {
            scratch = new float[width];
        }
        return scratch;
    }
}
