package dev.dyad.train.adam;

import dev.dyad.kernel.AdamClock;
import dev.dyad.kernel.AdamPages;
import dev.dyad.kernel.AdamPlan;
import dev.dyad.kernel.Exponential;
import dev.dyad.kernel.GradientTerms;
import dev.dyad.kernel.Kernels;
import dev.dyad.kernel.OrdinalKernels;
import java.util.Arrays;

/**
 * The ordinal head of a fit: what a batch's scores say, and how its users' thresholds learn. A user's first threshold is a
 * shared number and one of the user's own; each further one is e to the power of such a sum above the one before. All of
 * these are parameters of Adam; the users' own have a weight that pulls them to 0, for each rating that asks for them.
 *
 * <p>All threads share this, each with its own users' places. The shared numbers are stepped by one thread, after all
 * users of a batch and before those of the next.
 */
final class AdamThresholds {

    /** What each rating adds to the weight of its user's own numbers; found by trying, as docs/accuracy.md tells. */
    static final float OWN_L2 = 0.003f;

    private static final OrdinalKernels ORDINAL = OrdinalKernels.instance();
    private static final Kernels KERNELS = Kernels.instance();
    private static final float[] NOTHING = {0};
    private static final float[] ONE = {1};
    private static final int[] FIRST = {0, 1};

    private final AdamTable users;
    private final AdamPages shared;
    private final int count;
    private final AdamPlan sharedPlan = new AdamPlan(1);
    private final float[] sharedThetas;
    private final float[] sharedGradient;
    /** By place: the own numbers, the thresholds between −∞ and ∞, the gradient of the loss by the sums. */
    private final float[] thetas;

    private final float[] bounds;
    private final float[] gradients;
    /** And that with what regularization adds to it for the own numbers. */
    private final float[] steps;

    private final int[] numbers;
    private final float[] ones;
    private final float[] none;
    /** By rating of a batch. */
    private final float[] likelihoods;

    private final float[] pulls;
    private final float[] widths;

    AdamThresholds(AdamSetting setting, AdamState state, int workers) {
        users = state.users();
        shared = state.sharedThresholds();
        count = setting.thresholds();
        sharedThetas = new float[count];
        sharedGradient = new float[count];
        int batchSize = setting.trainer().batchSize();
        int places = SidePlan.places(SidePlan.Sharing.IN_TURN, users.rows(), batchSize, workers);
        thetas = new float[places * count];
        bounds = new float[places * (count + 2)];
        gradients = new float[places * count];
        steps = new float[places * count];
        numbers = new int[places + 1];
        Arrays.setAll(numbers, i -> i);
        none = new float[places];
        ones = new float[places];
        Arrays.fill(ones, 1);
        likelihoods = new float[batchSize];
        pulls = new float[batchSize];
        widths = new float[batchSize];
    }

    /** Thresholds of a user: {@code target[at]} and on, from the shared numbers and those from {@code own[from]} on. */
    static void sum(float[] shared, float[] own, int from, float[] target, int at) {
        float threshold = 0;
        for (int k = 0; k < shared.length; k++) {
            float number = shared[k] + own[from + k];
            threshold += k == 0 ? number : (float) Exponential.of(number);
            target[at + k] = threshold;
        }
    }

    /** Takes up the shared numbers, as they are before a step. */
    void readShared() {
        shared.copyTheta(0, sharedThetas, 0);
    }

    /** Reads the thresholds of entries {@code from} to {@code to} − 1 of a share of the users. */
    void read(SidePlan.Share share, int from, int to, AdamClock clock) {
        users.settleThresholds(clock, share.plan, from, to, thetas, share.place);
        for (int place = share.place + from; place < share.place + to; place++) {
            int at = place * (count + 2);
            bounds[at] = Float.NEGATIVE_INFINITY;
            sum(sharedThetas, thetas, place * count, bounds, at + 1);
            bounds[at + count + 1] = Float.POSITIVE_INFINITY;
        }
    }

    /** Takes down the loss of rating {@code k} and whether its level is the likeliest; gives the loss's derivative by the score. */
    float judge(AdamBatch batch, int k, int userPlace, float score) {
        int first = userPlace * (count + 2);
        ORDINAL.rating(score, first + batch.levels[k], bounds, k, likelihoods, pulls, widths);
        batch.losses[k] = (float) -StrictMath.log(likelihoods[k]);
        batch.exact[k] = (byte) (likeliest(first, score) == batch.levels[k] ? 1 : 0);
        return -pulls[k];
    }

    private int likeliest(int first, double score) {
        int likeliest = 0;
        double most = 0;
        double u = 0;
        for (int level = 0; level <= count; level++) {
            double v = Exponential.of(bounds[first + level + 1] - score);
            double here = (v - u) / ((1 + u) * (1 + v));
            if (here > most) {
                most = here;
                likeliest = level;
            }
            u = v;
        }
        return likeliest;
    }

    /** Steps entries {@code from} to {@code to} − 1 of a share of the users, whose ratings have been judged. */
    void step(AdamBatch batch, SidePlan.Share share, int from, int to, AdamClock clock) {
        for (int entry = from; entry < to; entry++) {
            collect(batch, share, entry);
        }
        GradientTerms terms = new GradientTerms(numbers, numbers, ones, steps, share.places, none);
        users.stepThresholds(clock, batch.step(), share.plan, from, to, thetas, share.place, terms);
    }

    /** Sums the gradient of the loss by a user's numbers: the first moves all thresholds, each other all from its own on. */
    private void collect(AdamBatch batch, SidePlan.Share share, int entry) {
        int at = (share.place + entry) * count;
        Arrays.fill(gradients, at, at + count, 0);
        for (int j = share.start[entry]; j < share.start[entry + 1]; j++) {
            int k = share.ratings[j];
            int level = batch.levels[k];
            if (level < count) {
                gradients[at + level] -= widths[k];
            }
            if (level > 0) {
                gradients[at + level - 1] += pulls[k] + widths[k];
            }
        }
        int bound = (share.place + entry) * (count + 2);
        float weight = OWN_L2 * (share.start[entry + 1] - share.start[entry]) / batch.ratings();
        float above = 0;
        for (int k = count - 1; k >= 0; k--) {
            above += gradients[at + k] / batch.ratings();
            gradients[at + k] = k == 0 ? above : above * (bounds[bound + k + 1] - bounds[bound + k]);
            steps[at + k] = gradients[at + k] + weight * thetas[at + k];
        }
    }

    /** Steps the shared numbers by what all users of a batch have said, in the order in which it mentions them. */
    void stepShared(AdamBatch batch, AdamClock clock) {
        Arrays.fill(sharedGradient, 0);
        for (int n = 0; n < batch.users.count(); n++) {
            int at = batch.users.place(n) * count;
            for (int k = 0; k < count; k++) {
                sharedGradient[k] += gradients[at + k];
            }
        }
        int t = batch.step();
        sharedPlan.clear();
        sharedPlan.replay(t - 1, t - 1);
        sharedPlan.addCurrent(0, clock.epsilonAt(t - 1));
        GradientTerms terms = new GradientTerms(FIRST, FIRST, ONE, sharedGradient, FIRST, NOTHING);
        KERNELS.adamStep(shared, sharedPlan, 0, 1, sharedThetas, 0, terms, 0, clock.rateAt(t), clock.epsilonAt(t), 0);
        readShared();
    }
}
