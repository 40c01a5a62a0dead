package dev.dyad.train.adam;

/** What an ordinal head says of one rating, as plainly as can be, in double precision; a part of {@link DenseAdam}. */
final class DenseThresholds {

    private DenseThresholds() {}

    /** A user's thresholds, from the shared numbers and the user's own. */
    static double[] of(double[] shared, double[] own) {
        double[] thresholds = new double[shared.length];
        for (int k = 0; k < shared.length; k++) {
            thresholds[k] = k == 0 ? shared[0] + own[0] : thresholds[k - 1] + Math.exp(shared[k] + own[k]);
        }
        return thresholds;
    }

    static double loss(double[] shared, double[] own, double score, int level) {
        double[] thresholds = of(shared, own);
        double upper = level == thresholds.length ? 1 : sigmoid(thresholds[level] - score);
        double lower = level == 0 ? 0 : sigmoid(thresholds[level - 1] - score);
        return -Math.log(upper - lower);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** The loss's derivative by a threshold. */
    private static double byThreshold(double[] shared, double[] own, double score, int level, int k) {
        if (k != level && k != level - 1) {
            return 0;
        }
        double x = of(shared, own)[k] - score;
        double density = sigmoid(x) * sigmoid(-x) / Math.exp(-loss(shared, own, score, level));
        return k == level ? -density : density;
    }

    static double byScore(double[] shared, double[] own, double score, int level) {
        double sum = 0;
        for (int k = 0; k < shared.length; k++) {
            sum -= byThreshold(shared, own, score, level, k);
        }
        return sum;
    }

    /** The loss's derivatives by the shared numbers, which are those by the own ones. */
    static double[] byNumbers(double[] shared, double[] own, double score, int level) {
        double[] derivatives = new double[shared.length];
        for (int k = 0; k < shared.length; k++) {
            for (int above = k; above < shared.length; above++) {
                derivatives[k] += byThreshold(shared, own, score, level, above);
            }
            derivatives[k] *= k == 0 ? 1 : Math.exp(shared[k] + own[k]);
        }
        return derivatives;
    }
}
