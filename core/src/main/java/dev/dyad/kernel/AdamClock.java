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
    private static final double RATIO_X = AdamStep.BETA1 / AdamStep.BETA2;

    private final int before;
    private final float[] rates;
    private final float[] epsilons;
    private final double[] sumW;
    private final double[] sumX;
    private final double[] powerW;
    private final double[] powerX;
    private final float[] decay1;
    private final float[] decay2;

    /**
     * @param before the number of steps before this epoch; every row is current after it
     * @param steps of this epoch
     * @param learningRate of step 1, 2, …, counted over all epochs
     */
    public AdamClock(int before, int steps, IntToDoubleFunction learningRate) {
        this.before = before;
        rates = new float[steps + 1];
        epsilons = new float[steps + 1];
        sumW = new double[steps + 1];
        sumX = new double[steps + 1];
        powerW = powers(RATIO_W, steps);
        powerX = powers(RATIO_X, steps);
        decay1 = floats(powers(AdamStep.BETA1, steps));
        decay2 = floats(powers(AdamStep.BETA2, steps));
        for (int k = steps; k >= 1; k--) {
            int t = before + k;
            double root = Math.sqrt(1 - StrictMath.pow(AdamStep.BETA2, t));
            double rate = learningRate.applyAsDouble(t) * root / (1 - StrictMath.pow(AdamStep.BETA1, t));
            rates[k] = (float) rate;
            epsilons[k] = (float) (AdamStep.EPSILON * root);
            sumW[k - 1] = RATIO_W * (rate + sumW[k]);
            sumX[k - 1] = RATIO_X * (rate * AdamStep.EPSILON * root + sumX[k]);
        }
    }

    private static double[] powers(double base, int count) {
        double[] powers = new double[count + 2];
        powers[0] = 1;
        for (int k = 1; k < powers.length; k++) {
            // Below 1e-20 nothing of the base's number is left in a float; zero keeps slow subnormals away.
            powers[k] = powers[k - 1] < 1e-20 ? 0 : powers[k - 1] * base;
        }
        return powers;
    }

    private static float[] floats(double[] values) {
        float[] result = new float[values.length];
        for (int k = 0; k < values.length; k++) {
            result[k] = (float) values[k];
        }
        return result;
    }

    /** Up to which of the steps until {@code t} a row must be replayed one by one; from there on a closed form holds. */
    public int replayedUntil(int t, float l2) {
        return l2 > 0 ? t : Math.min(t, REPLAYED);
    }

    /** W over the steps since + 1 … until. */
    public float rate(int since, int until) {
        return (float) w(since, until);
    }

    /** X over the steps since + 1 … until. */
    public float epsilon(int since, int until) {
        double x = sumX[since - before] - powerX[until - since] * sumX[until - before];
        return (float) (x / w(since, until));
    }

    private double w(int since, int until) {
        return sumW[since - before] - powerW[until - since] * sumW[until - before];
    }

    public float decay1(int steps) {
        return decay1[steps];
    }

    public float decay2(int steps) {
        return decay2[steps];
    }

    public float rateAt(int t) {
        return rates[t - before];
    }

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
