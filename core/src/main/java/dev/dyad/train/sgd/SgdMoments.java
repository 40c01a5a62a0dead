package dev.dyad.train.sgd;

/** What the moments of a block's ratings add to scores, and learn, on one thread. */
final class SgdMoments {

    /**
     * The biases of days and of sittings step by so much of the learning rate of factors. This and the next were found by
     * trying, as {@code docs/accuracy.md} tells.
     */
    private static final float PERIOD_RATE = 0.3f;

    /** And those of items' drift. */
    private static final float DRIFT_RATE = 0.3f;

    private final SgdTimes times;
    private final int userGroup;
    private final int[] moments;
    private final float periodRate;
    private final float driftRate;
    private final float[] days;
    private final float[] dayWeights;
    private final float[] sittings;
    private final float[] sittingWeights;
    private final int[] dayOfSitting;
    private final int stretches;
    private final float[] drift;
    private final float[] driftWeights;
    private int firstDay;
    private int firstSitting;

    /** @param moments of the group of users' ratings, as {@link SgdBlocks} keeps them */
    SgdMoments(SgdTimes times, int userGroup, int itemGroup, SgdSteps steps, int[] moments) {
        this.times = times;
        this.userGroup = userGroup;
        this.moments = moments;
        periodRate = PERIOD_RATE * steps.rate();
        driftRate = DRIFT_RATE * steps.rate();
        days = times.days().biases(userGroup);
        dayWeights = times.days().weights(userGroup);
        sittings = times.sittings().biases(userGroup);
        sittingWeights = times.sittings().weights(userGroup);
        dayOfSitting = times.sittings().isEmpty() ? new int[0] : times.dayOfSitting()[userGroup];
        stretches = times.drift().stretches().count();
        drift = times.drift().biases(itemGroup);
        driftWeights = times.drift().weights(itemGroup);
    }

    /** Comes before the ratings of a user in the block. */
    void startUser(int place) {
        firstDay = times.days().start(userGroup, place);
        firstSitting = times.sittings().start(userGroup, place);
    }

    /** The era of the rating that stands at {@code k} in the blocks. */
    int era(int k) {
        return SgdTimes.era(moments[k]);
    }

    /** What its moment adds to the rating's score. */
    float shift(int k, int item) {
        float shift = 0;
        if (days.length > 0) {
            shift += days[day(k)];
        }
        if (sittings.length > 0) {
            shift += sittings[sitting(k)];
        }
        if (drift.length > 0) {
            shift += drift[stretch(k, item)];
        }
        return shift;
    }

    /** Learns from what the rating wants of its score, and shrinks what has learned as an implicit step. */
    void learn(int k, int item, float pull) {
        if (days.length > 0) {
            learn(days, dayWeights, day(k), periodRate, pull);
        }
        if (sittings.length > 0) {
            learn(sittings, sittingWeights, sitting(k), periodRate, pull);
        }
        if (drift.length > 0) {
            learn(drift, driftWeights, stretch(k, item), driftRate, pull);
        }
    }

    private static void learn(float[] biases, float[] weights, int at, float rate, float pull) {
        biases[at] = (biases[at] + rate * pull) / (1 + rate * weights[at]);
    }

    private int sitting(int k) {
        return firstSitting + SgdTimes.period(moments[k]);
    }

    private int day(int k) {
        return sittings.length > 0 ? dayOfSitting[sitting(k)] : firstDay + SgdTimes.period(moments[k]);
    }

    private int stretch(int k, int item) {
        return item * stretches + SgdTimes.stretch(moments[k]);
    }
}
