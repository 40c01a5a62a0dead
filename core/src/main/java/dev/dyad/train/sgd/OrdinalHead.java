package dev.dyad.train.sgd;

import dev.dyad.kernel.Exponential;
import java.util.Arrays;

/**
 * The head for scores that say how likely each level is: P(level ≤ k) = σ(τ_k − score), with thresholds of each user's own,
 * and the negative logarithm of the likelihood as the loss (Koren and Sill, "OrdRec", RecSys 2011). Only the two
 * thresholds beside a rating's level enter its likelihood.
 *
 * <p>With u = e^(τ_below − score) and v = e^(τ_above − score) the likelihood is (v − u) / ((1 + u) (1 + v)), its logarithm's
 * derivative by the score (u v − 1) / ((1 + u) (1 + v)), and by the upper threshold (1 + u) v / ((1 + v) (v − u)): without a
 * difference of numbers close to 1, so that they hold in the tails, and with one quotient for all.
 */
final class OrdinalHead implements SgdHead {

    /** The standard deviation of a logistic variable, in which scores are counted here. */
    static final double LOGITS = Math.PI / Math.sqrt(3);

    /** The least that e^τ grows by from one threshold to the next, in proportion: what divides by it stays finite. */
    private static final double NARROWEST = 1e-4;

    /** A product of likelihoods becomes a logarithm before it is too small for a number. */
    private static final double SMALL = 1e-250;

    /** One rating in so many is compared with the likeliest level, which takes all thresholds. */
    private static final int JUDGED = 32;

    private final SgdThresholds thresholds;
    private final int group;
    private final int levels;
    /**
     * The thresholds of the user at work, era by era, between −∞ and ∞: level k lies between the k-th and the next of an
     * era.
     */
    private final float[] bounds;
    /** By era, and level: the sums of what the user's ratings say to the score, and to the upper end of their level alone. */
    private final double[] pulls;

    private final double[] widths;
    /** By era: how many ratings these are of. */
    private final int[] shares;

    private double likelihood = 1;
    private double loss;
    private long exact;
    private long judged;
    private long ratings;

    OrdinalHead(SgdThresholds thresholds, int group) {
        this.thresholds = thresholds;
        this.group = group;
        levels = thresholds.count() + 1;
        shares = new int[thresholds.eras()];
        bounds = new float[shares.length * (levels + 1)];
        for (int era = 0; era < shares.length; era++) {
            bounds[era * (levels + 1)] = Float.NEGATIVE_INFINITY;
            bounds[era * (levels + 1) + levels] = Float.POSITIVE_INFINITY;
        }
        pulls = new double[shares.length * levels];
        widths = new double[shares.length * levels];
    }

    @Override
    public void startUser(int place) {
        for (int era = 0; era < shares.length; era++) {
            thresholds.copy(group, place, era, bounds, era * (levels + 1) + 1);
        }
        Arrays.fill(shares, 0);
        Arrays.fill(pulls, 0);
        Arrays.fill(widths, 0);
    }

    @Override
    public float pull(float score, int level, int era) {
        double logits = score * LOGITS;
        int lower = era * (levels + 1) + level;
        double u = Exponential.of(bounds[lower] - logits);
        double v = Exponential.of(bounds[lower + 1] - logits);
        double below = 1 + u;
        double above = 1 + v;
        double between = Math.max(v - u, NARROWEST * v);
        double quotient = 1 / (below * above * between);
        double pull = (u * v - 1) * between * quotient;
        int at = era * levels + level;
        shares[era]++;
        pulls[at] += pull;
        widths[at] += below * below * v * quotient;
        likelihood *= between * between * quotient;
        if (likelihood < SMALL) {
            takeLogarithm();
        }
        if (ratings++ % JUDGED == 0) {
            judge(logits, level, era);
        }
        return (float) (LOGITS * pull);
    }

    private void takeLogarithm() {
        loss -= StrictMath.log(likelihood);
        likelihood = 1;
    }

    private void judge(double logits, int level, int era) {
        int likeliest = 0;
        double most = 0;
        double u = 0;
        for (int k = 0; k < levels; k++) {
            double v = Exponential.of(bounds[era * (levels + 1) + k + 1] - logits);
            double here = (v - u) / ((1 + u) * (1 + v));
            if (here > most) {
                most = here;
                likeliest = k;
            }
            u = v;
        }
        judged++;
        exact += likeliest == level ? 1 : 0;
    }

    @Override
    public void endUser(int place, SgdSteps steps) {
        for (int era = 0; era < shares.length; era++) {
            if (shares[era] > 0) {
                thresholds.learn(group, place, era, steps, shares[era], pulls, widths);
            }
        }
    }

    @Override
    public double loss() {
        takeLogarithm();
        return loss;
    }

    @Override
    public long exact() {
        return exact;
    }

    @Override
    public long judged() {
        return judged;
    }

    @Override
    public long ratings() {
        return ratings;
    }
}
