package dev.dyad.train.sgd;

import dev.dyad.model.Thresholds;
import dev.dyad.ratings.Ratings;

/** What an ordinal head does with thresholds, as plainly as can be, in double precision; a part of {@link PlainSgd}. */
final class PlainThresholds {

    private static final double UNIT = Math.PI / Math.sqrt(3);

    private final int[] counts;
    private final double[] shared;
    private final double[][] own;
    /** By user: the derivatives of log-likelihoods by each threshold, since the user last learned. */
    private final double[][] gradients;

    private final int[] shares;
    private int lowest;

    /** @param train the ratings of their era */
    PlainThresholds(Ratings train, Thresholds start) {
        counts = train.countByUser();
        shares = new int[counts.length];
        float[] all = start.shared();
        shared = new double[all.length];
        for (int k = 0; k < all.length; k++) {
            shared[k] = k == 0 ? all[0] : all[k] - all[k - 1];
        }
        // Levels that have not come yet end twelve logits below the first that has.
        if (shared.length > 1 && Math.abs(all[lowest] + 12 - all[firstAbove(all)]) < 1e-4) {
            lowest = firstAbove(all);
            shared[lowest] = all[lowest];
        }
        own = new double[counts.length][];
        gradients = new double[counts.length][shared.length];
        for (int user = 0; user < own.length; user++) {
            own[user] = shared.clone();
        }
    }

    private static int firstAbove(float[] thresholds) {
        int k = 0;
        while (k < thresholds.length - 1 && thresholds[k] == thresholds[0]) {
            k++;
        }
        return k;
    }

    double[] of(int user) {
        double[] thresholds = (counts[user] == 0 ? shared : own[user]).clone();
        for (int k = lowest + 1; k < thresholds.length; k++) {
            thresholds[k] += thresholds[k - 1];
        }
        for (int k = 0; k < lowest; k++) {
            thresholds[k] = thresholds[lowest] - 12;
        }
        return thresholds;
    }

    static double logLikelihood(double[] thresholds, double logits, int level) {
        double upper = level == thresholds.length ? 1 : sigmoid(thresholds[level] - logits);
        double lower = level == 0 ? 0 : sigmoid(thresholds[level - 1] - logits);
        return Math.log(upper - lower);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    double pull(int user, double score, int level) {
        double[] at = of(user);
        double logits = UNIT * score;
        double likelihood = Math.exp(logLikelihood(at, logits, level));
        double pull = 0;
        shares[user]++;
        for (int k = Math.max(0, level - 1); k <= Math.min(at.length - 1, level); k++) {
            double density = sigmoid(at[k] - logits) * (1 - sigmoid(at[k] - logits));
            double derivative = (k == level ? 1 : -1) * density / likelihood;
            gradients[user][k] += derivative;
            pull -= UNIT * derivative;
        }
        return pull;
    }

    void learn(int user, double userRate) {
        if (shares[user] == 0) {
            return;
        }
        double rate = 0.1 * userRate;
        double keep = 1 / (1 + rate * (0.01 + 1.0 / counts[user]) * shares[user]);
        double[] values = own[user];
        for (int k = lowest; k < values.length; k++) {
            double gradient = 0;
            for (int above = k == lowest ? 0 : k; above < values.length; above++) {
                gradient += gradients[user][above];
            }
            double step = Math.max(-1, Math.min(1, rate * values[k] * gradient));
            // Nearly e^step.
            double moved = k == lowest
                    ? values[k] + rate * gradient
                    : values[k] * (1 + step + step * step / 2 + step * step * step / 6);
            values[k] = shared[k] + keep * (moved - shared[k]);
        }
        gradients[user] = new double[values.length];
        shares[user] = 0;
    }

    void fitShared() {
        for (int k = 0; k < shared.length; k++) {
            double sum = 0;
            double total = 0;
            for (int user = 0; user < own.length; user++) {
                double weight = counts[user] == 0 ? 0 : 0.01 * counts[user] + 1;
                sum += weight * own[user][k];
                total += weight;
            }
            shared[k] = sum / total;
        }
    }
}
