package dev.dyad.train.sgd;

import dev.dyad.kernel.OrdinalKernels;
import java.util.Arrays;

/**
 * The head for scores that say how likely each level is: P(level ≤ k) = σ(τ_k − score), with thresholds of each user's own,
 * and the negative logarithm of the likelihood as the loss (Koren and Sill, "OrdRec", RecSys 2011). Only the two
 * thresholds beside a rating's level enter its likelihood.
 */
final class OrdinalHead implements SgdHead {

    /** The standard deviation of a logistic variable, in which scores are counted here. */
    static final double LOGITS = Math.PI / Math.sqrt(3);

    private static final OrdinalKernels KERNELS = OrdinalKernels.instance();

    /** Ratings that are taken at a time. */
    private static final int TOGETHER = 4;

    private static final float UNIT = (float) LOGITS;

    /** A product of likelihoods becomes a logarithm before four more could make it too small for a number. */
    private static final double SMALL = 1e-200;

    /** One rating in so many is compared with the likeliest level, which takes all thresholds. */
    private static final int JUDGED = 64;

    private final SgdThresholds thresholds;
    private final int group;
    private final int levels;
    /**
     * The thresholds of the user at work, era by era, between −∞ and ∞: level k lies between the k-th and the next of an
     * era.
     */
    private final float[] bounds;
    /**
     * At the lower bound of each level: the sums of what the user's ratings say to the score, and to the upper end of their
     * level alone.
     */
    private final float[] pulls;

    private final float[] widths;
    /** By era: how many ratings these are of. */
    private final int[] shares;
    /** Of the ratings at hand. */
    private final float[] logits = new float[TOGETHER];

    private final int[] four = new int[TOGETHER];
    private final float[] likelihoods = new float[TOGETHER];
    private final float[] scorePulls = new float[TOGETHER];
    private final float[] widthPulls = new float[TOGETHER];
    private double likelihood = 1;
    private double loss;
    private long exact;
    private long judged;
    private long ratings;
    private int untilJudged;

    OrdinalHead(SgdThresholds thresholds, int group) {
        this.thresholds = thresholds;
        this.group = group;
        levels = thresholds.count() + 1;
        shares = new int[thresholds.eras()];
        bounds = new float[shares.length * (levels + 1)];
        for (int era = 0; era < shares.length; era++) {
            bounds[at(era, 0)] = Float.NEGATIVE_INFINITY;
            bounds[at(era, levels)] = Float.POSITIVE_INFINITY;
        }
        pulls = new float[bounds.length];
        widths = new float[bounds.length];
    }

    @Override
    public void startUser(int place) {
        for (int era = 0; era < shares.length; era++) {
            thresholds.copy(group, place, era, bounds, at(era, 1));
            shares[era] = 0;
        }
        for (int at = 0; at < pulls.length; at++) {
            pulls[at] = 0;
            widths[at] = 0;
        }
    }

    /** Where the lower bound of a level stands. */
    private int at(int era, int level) {
        return era * (levels + 1) + level;
    }

    @Override
    public float pull(float score, int level, int era) {
        int at = at(era, level);
        KERNELS.rating(score * UNIT, at, bounds, 0, likelihoods, scorePulls, widthPulls);
        likelihood *= likelihoods[0];
        shares[era]++;
        float pull = take(0, at);
        count(1, score, level, era);
        return pull;
    }

    @Override
    public void pullFour(float[] scores, int[] given, float[] target) {
        for (int j = 0; j < TOGETHER; j++) {
            logits[j] = scores[j] * UNIT;
        }
        KERNELS.fourRatings(logits, given, bounds, likelihoods, scorePulls, widthPulls);
        for (int j = 0; j < TOGETHER; j++) {
            target[j] = take(j, given[j]);
        }
        likelihood *= (double) likelihoods[0] * likelihoods[1] * ((double) likelihoods[2] * likelihoods[3]);
        shares[0] += TOGETHER;
        count(TOGETHER, scores[0], given[0], 0);
    }

    private float take(int j, int at) {
        pulls[at] += scorePulls[j];
        widths[at] += widthPulls[j];
        return UNIT * scorePulls[j];
    }

    /** Counts ratings, of which one may be judged. */
    private void count(int more, float score, int level, int era) {
        untilJudged -= more;
        if (untilJudged < 0) {
            untilJudged += JUDGED;
            judge(score, level, era);
        }
        ratings += more;
        if (likelihood < SMALL) {
            takeLogarithm();
        }
    }

    private void takeLogarithm() {
        loss -= StrictMath.log(likelihood);
        likelihood = 1;
    }

    /** Compares a level with the likeliest one, by the likelihoods of all levels, four at a time. */
    private void judge(float score, int level, int era) {
        Arrays.fill(logits, score * UNIT);
        int likeliest = 0;
        float most = 0;
        for (int from = 0; from < levels; from += TOGETHER) {
            for (int j = 0; j < TOGETHER; j++) {
                four[j] = at(era, Math.min(from + j, levels - 1));
            }
            KERNELS.fourRatings(logits, four, bounds, likelihoods, scorePulls, widthPulls);
            for (int j = 0; j < TOGETHER; j++) {
                if (likelihoods[j] > most) {
                    most = likelihoods[j];
                    likeliest = from + j;
                }
            }
        }
        judged++;
        exact += likeliest == level ? 1 : 0;
    }

    @Override
    public void endUser(int place, SgdSteps steps) {
        for (int era = 0; era < shares.length; era++) {
            if (shares[era] > 0) {
                thresholds.learn(group, place, era, steps, shares[era], pulls, widths, at(era, 0));
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
