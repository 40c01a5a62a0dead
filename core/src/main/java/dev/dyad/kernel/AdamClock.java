package dev.dyad.kernel;

import java.util.function.IntToDoubleFunction;

/**
 * The steps of one epoch: learning rate, bias corrections and decays of each, and what any stretch of steps without a
 * gradient does to a row. With a_t = lr_t √(1 − β₂ᵗ) / (1 − β₁ᵗ) and e_t = ε √(1 − β₂ᵗ), such a stretch s + 1 … t moves
 *
 * <pre>    θ by − Σ_j a_{s+j} β₁ʲ m / (β₂^{j/2} √v + e_{s+j})  =  − Σ_j w_j m / (√v + x_j),
 *     w_j = a_{s+j} (β₁ / √β₂)ʲ,  x_j = e_{s+j} β₂^{−j/2},</pre>
 *
 * and since the weights w_j fall by a tenth a step while x_j hardly changes from e_s, − W u with W = Σ w_j and the row's u = m /
 * (√v + e_s) is right to a few parts in 10⁵ where √v is a hundred times ε or more, and to half a percent where it is
 * smaller than ε. W comes from a table of sums to the epoch's end. In the first hundred steps of a fit, where the
 * corrections change quickly, steps are replayed one by one; with L2 many are taken at once by {@link AdamStride}.
 *
 * <p>Decoupled weight decay λ (Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019, as torch's
 * AdamW) takes the share d_t = lr_t λ of θ at every step before it moves. What a step moved θ by decays with it at the
 * later steps of the stretch, so that with K(i, t) = Π (1 − d_l) over i < l ≤ t
 *
 * <pre>    θ ← K(s, t) θ − Σ_j w_j m / (√v + x_j),    w_j = a_{s+j} K(s + j, t) (β₁ / √β₂)ʲ.</pre>
 *
 * <p>The table of W holds T(k) = Σ_{i>k} a_i (β₁ / √β₂)^{i−k} / K(k, i), which needs no product from the epoch's start
 * that could vanish: T(k − 1) = (β₁ / √β₂) / (1 − d_k) · (a_k + T(k)) and W = K(s, t) T(s) − (β₁ / √β₂)^{t−s} T(t).
 * Products are kept as sums of log(1 − d). T is bounded as long as 1 − d stays well above β₁ / √β₂, so that with a d
 * above a fiftieth, which no model survives for long, steps are replayed one by one, too; so they are where there is L2
 * beside the decay.
 */
public final class AdamClock {

    private static final int REPLAYED = 100;
    private static final double LARGEST_DECAY = 0.02;
    private static final double RATIO_W = AdamStep.BETA1 / Math.sqrt(AdamStep.BETA2);

    private final int before;
    private final float[] rates;
    private final float[] epsilons;
    private final float[] shrinks;
    private final double[] logKept;
    private final boolean decays;
    private final boolean closed;

    /** For each step W to the epoch's end and the step's epsilon, side by side since they are read together. */
    private final float[] tails;

    private final Powers powersW;
    private final Powers decays1;
    private final Powers decays2;

    /** Without weight decay. */
    public AdamClock(int before, int steps, IntToDoubleFunction learningRate) {
        this(before, steps, learningRate, 0);
    }

    /**
     * @param before the number of steps before this epoch; every row is current after it
     * @param steps of this epoch
     * @param learningRate of step 1, 2, …, counted over all epochs
     * @param weightDecay decoupled weight decay λ; its product with every learning rate is below 1
     */
    public AdamClock(int before, int steps, IntToDoubleFunction learningRate, double weightDecay) {
        this.before = before;
        rates = new float[steps + 1];
        epsilons = new float[steps + 1];
        shrinks = new float[steps + 1];
        decays = weightDecay > 0;
        logKept = new double[decays ? steps + 1 : 0];
        tails = new float[2 * steps + 2];
        powersW = new Powers(RATIO_W, steps);
        decays1 = new Powers(AdamStep.BETA1, steps + 1);
        decays2 = new Powers(AdamStep.BETA2, steps + 1);
        epsilons[0] = (float) (AdamStep.EPSILON * Math.sqrt(1 - StrictMath.pow(AdamStep.BETA2, before)));
        tails[1] = epsilons[0];
        double largestDecay = 0;
        double tail = 0;
        for (int k = steps; k >= 1; k--) {
            int t = before + k;
            double root = Math.sqrt(1 - StrictMath.pow(AdamStep.BETA2, t));
            double given = learningRate.applyAsDouble(t);
            double rate = given * root / (1 - StrictMath.pow(AdamStep.BETA1, t));
            double decay = given * weightDecay;
            largestDecay = Math.max(largestDecay, decay);
            rates[k] = (float) rate;
            epsilons[k] = (float) (AdamStep.EPSILON * root);
            shrinks[k] = (float) decay;
            tail = RATIO_W / (1 - decay) * (rate + tail);
            tails[2 * k - 2] = (float) tail;
            tails[2 * k + 1] = epsilons[k];
        }
        for (int k = 1; k < logKept.length; k++) {
            logKept[k] = logKept[k - 1] + StrictMath.log1p(-learningRate.applyAsDouble(before + k) * weightDecay);
        }
        closed = largestDecay <= LARGEST_DECAY;
    }

    /** Up to which of the steps until {@code t} a row has no closed form. */
    public int replayedUntil(int t, float l2) {
        return l2 > 0 || !closed ? t : Math.min(t, REPLAYED);
    }

    /** Up to which of the steps {@code since} + 1 to {@code until} one by one is the way; the rest is taken in strides. */
    int stepwise(int since, int until) {
        return decays ? until : Math.max(since, Math.min(until, AdamStride.FIRST));
    }

    /** Whether steps change a row that no gradient has ever reached and that has no L2. */
    public boolean decays() {
        return decays;
    }

    /** Adds a row to a plan for step {@code t} that is current after step {@code since}, before t − 1. */
    public void plan(int row, int since, int t, AdamPlan plan) {
        int missed = t - 1 - since;
        double shrink = shrink(since, t - 1);
        int at = 2 * (since - before);
        double w = (1 - shrink) * tails[at] - (double) powersW.at(missed) * tails[2 * (t - 1 - before)];
        plan.add(row, (float) w, tails[at + 1], decay1(missed + 1), decay2(missed + 1), (float) shrink);
    }

    /** The share of a parameter that weight decay takes in steps since + 1 to t: 1 − K(since, t). */
    private double shrink(int since, int t) {
        return decays ? -StrictMath.expm1(logKept[t - before] - logKept[since - before]) : 0;
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

    /** a_t so many steps, which need not be whole, after step {@code since}. */
    float rateAfter(int since, float steps) {
        return between(rates, since - before, steps);
    }

    /** e_t so many steps after step {@code since}. */
    float epsilonAfter(int since, float steps) {
        return between(epsilons, since - before, steps);
    }

    private static float between(float[] values, int from, float steps) {
        int whole = (int) steps;
        float value = values[from + whole];
        return whole == steps ? value : value + (steps - whole) * (values[from + whole + 1] - value);
    }

    /** The share of a parameter that weight decay takes at step t, d_t. */
    public float shrinkAt(int t) {
        return shrinks[t - before];
    }

    /** The rate of every step, that of step t at {@link #index}. */
    float[] rates() {
        return rates;
    }

    /** The epsilon of every step, that of step t at {@link #index}. */
    float[] epsilons() {
        return epsilons;
    }

    /** What weight decay takes at every step, that of step t at {@link #index}. */
    float[] shrinks() {
        return shrinks;
    }

    int index(int t) {
        return t - before;
    }
}
