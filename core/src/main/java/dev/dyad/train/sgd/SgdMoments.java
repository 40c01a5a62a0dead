package dev.dyad.train.sgd;

/** What the moments of a block's ratings add to scores, and learn, on one thread. */
final class SgdMoments {

    private final SgdTimes times;
    private final int userGroup;
    private final int[] moments;
    private final float dayRate;
    private final float driftRate;
    private final float[] dayBiases;
    private final float[] dayWeights;
    private final int stretches;
    private final float[] driftBiases;
    private final float[] driftWeights;
    private int firstDay;

    SgdMoments(SgdTimes times, int userGroup, int itemGroup, SgdSteps steps, int[] moments) {
        this.times = times;
        this.userGroup = userGroup;
        this.moments = moments;
        dayRate = times.days().isEmpty() ? 0 : Tune.f("dr", 0.5) * steps.rate();
        driftRate = times.drift().isEmpty() ? 0 : Tune.f("br", 0.3) * steps.rate();
        dayBiases = times.days().isEmpty() ? new float[0] : times.days().biases(userGroup);
        dayWeights = times.days().isEmpty() ? new float[0] : times.days().weights(userGroup);
        stretches = times.drift().stretches().count();
        driftBiases = times.drift().isEmpty() ? new float[0] : times.drift().biases(itemGroup);
        driftWeights = times.drift().isEmpty() ? new float[0] : times.drift().weights(itemGroup);
    }

    /** Comes before the ratings of a user. */
    void startUser(int place) {
        firstDay = times.days().isEmpty() ? 0 : times.days().start(userGroup, place);
    }

    /** The era of the rating that stands at {@code k} in the blocks. */
    int era(int k) {
        return SgdTimes.era(moments[k]);
    }

    /** What its moment adds to the rating's score. */
    float shift(int k, int item) {
        float shift = 0;
        if (dayBiases.length > 0) {
            shift += dayBiases[firstDay + SgdTimes.day(moments[k])];
        }
        if (driftBiases.length > 0) {
            shift += driftBiases[item * stretches + SgdTimes.stretch(moments[k])];
        }
        return shift;
    }

    /** Learns from the rating, and shrinks what has learned. */
    void learn(int k, int item, float pull) {
        if (dayBiases.length > 0) {
            int at = firstDay + SgdTimes.day(moments[k]);
            dayBiases[at] = (dayBiases[at] + dayRate * pull) / (1 + dayRate * dayWeights[at]);
        }
        if (driftBiases.length > 0) {
            int at = item * stretches + SgdTimes.stretch(moments[k]);
            driftBiases[at] = (driftBiases[at] + driftRate * pull) / (1 + driftRate * driftWeights[at]);
        }
    }
}
