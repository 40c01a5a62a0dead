package dev.dyad.kernel;

import java.util.function.IntToDoubleFunction;

/**
 * The steps of one epoch: learning rate, bias corrections and decays of each, and what any stretch of steps without a
 * gradient does to a row. With a_t = lr_t √(1 − β₂ᵗ) / (1 − β₁ᵗ) and e_t = ε √(1 − β₂ᵗ), such a stretch s + 1 … t moves
 *
 * <pre>    θ by − Σ_j a_{s+j} β₁ʲ m / (β₂^{j/2} √v + e_{s+j})  =  − Σ_j w_j m / (√v + x_j),
 *     w_j = a_{s+j} (β₁ / √β₂)ʲ,  x_j = e_{s+j} β₂^{−j/2},</pre>
 *
 * and since the weights w_j fall by a tenth a step while x_j hardly changes, − W m / (√v + X) with W = Σ w_j and
 * X = Σ w_j x_j / W is right to a few parts in 10⁵ even where √v is as small as ε. Both sums come from tables of sums to
 * the epoch's end. In the first hundred steps of a fit, where the corrections change quickly, and with L2, steps are
 * replayed one by one.
 */
public final class AdamClock {

    private static final int REPLAYED = 100;
    private static final double RATIO_W = AdamStep.BETA1 / Math.sqrt(AdamStep.BETA2);

    private final int before;
    private final float[] rates;
    private final float[] epsilons;

    /** For each step W to the epoch's end and the step's epsilon, side by side since they are read together. */
    private final float[] tails;

    private final Powers powersW;
    private final Powers decays1;
    private final Powers decays2;

    /**
     * @param before the number of steps before this epoch; every row is current after it
     * @param steps of this epoch
     * @param learningRate of step 1, 2, …, counted over all epochs
     */
    public AdamClock(int before, int steps, IntToDoubleFunction learningRate) {
        this.before = before;
        rates = new float[steps + 1];
        epsilons = new float[steps + 1];
        tails = new float[2 * steps + 2];
        powersW = new Powers(RATIO_W, steps);
        decays1 = new Powers(AdamStep.BETA1, steps + 1);
        decays2 = new Powers(AdamStep.BETA2, steps + 1);
        epsilons[0] = (float) (AdamStep.EPSILON * Math.sqrt(1 - StrictMath.pow(AdamStep.BETA2, before)));
        double sum = 0;
        for (int k = steps; k >= 1; k--) {
            int t = before + k;
            double root = Math.sqrt(1 - StrictMath.pow(AdamStep.BETA2, t));
            double rate = learningRate.applyAsDouble(t) * root / (1 - StrictMath.pow(AdamStep.BETA1, t));
            rates[k] = (float) rate;
            epsilons[k] = (float) (AdamStep.EPSILON * root);
            sum = RATIO_W * (rate + sum);
            tails[2 * k - 2] = (float) sum;
            tails[2 * k + 1] = epsilons[k];
        }
        tails[1] = epsilons[0];
    }

    /** Up to which of the steps until {@code t} a row must be replayed one by one; from there on a closed form holds. */
    public int replayedUntil(int t, float l2) {
        return l2 > 0 ? t : Math.min(t, REPLAYED);
    }

    /** Up to which of the steps {@code since} + 1 to {@code until} one by one is the way; the rest is taken in strides. */
    int stepwise(int since, int until) {
        int from = Math.max(since, Math.min(until, REPLAYED));
        return until - from <= AdamStride.SHORTEST ? until : from;
    }

    /** Adds a row to a plan for step {@code t} that is current after step {@code since}, before t − 1. */
    public void plan(int row, int since, int t, AdamPlan plan) {
        int missed = t - 1 - since;
        float w = tails[2 * (since - before)] - powersW.at(missed) * tails[2 * (t - 1 - before)];
        plan.add(row, w, tails[2 * (since - before) + 1], decay1(missed + 1), decay2(missed + 1));
    }

    /** β₁ to the power of so many steps. */
    public float decay1(int steps) {
        return decays1.at(steps);
    }

    /** β₂ to the power of so many steps. */
    public float decay2(int steps) {
        return decays2.at(steps);
    }

    /** The learning rate of step t with its bias corrections, a_t. */
    public float rateAt(int t) {
        return rates[t - before];
    }

    /** e_t of step t. */
    public float epsilonAt(int t) {
        return epsilons[t - before];
    }

    /** The rate of every step, that of step t at {@link #index}. */
    float[] rates() {
        return rates;
    }

    /** The epsilon of every step, that of step t at {@link #index}. */
    float[] epsilons() {
        return epsilons;
    }

    int index(int t) {
        return t - before;
    }
}
