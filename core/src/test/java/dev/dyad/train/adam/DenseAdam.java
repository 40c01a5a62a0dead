package dev.dyad.train.adam;

import dev.dyad.model.EpochReport;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.model.Side;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Ratings;
import dev.dyad.train.Adam;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The simple Adam: double precision, every row stepped at every batch, nothing lazy. What the fast trainer is compared
 * with on problems that have no reference answers from elsewhere.
 */
final class DenseAdam {

    private final AdamSetting setting;
    private final Parameters users;
    private final Parameters items;
    private final Table own;
    private final Table shared;
    private int t;
    private double rate;

    DenseAdam(AdamSetting setting, FactorModel start) {
        this.setting = setting;
        users = new Parameters(start.users(), setting.spec().biases().ofUsers());
        items = new Parameters(start.items(), setting.spec().biases().ofItems());
        int count = setting.thresholds();
        own = new Table(start.users().rows(), count);
        shared = new Table(1, count);
        float[] thresholds = start.thresholds().shared();
        for (int k = 0; k < count; k++) {
            shared.theta[0][k] = k == 0 ? thresholds[0] : Math.log(thresholds[k] - thresholds[k - 1]);
        }
    }

    /** One epoch over the ratings in that order, with the reports of those before it. */
    void train(int[] order, List<EpochReport> before) {
        int batchSize = setting.trainer().batchSize();
        Adam adam = setting.trainer();
        IntToDoubleFunction rates =
                adam.learningRate().inEpoch(before.size() + 1, adam.epochs(), setting.batches(), before);
        for (int from = 0; from < order.length; from += batchSize) {
            rate = rates.applyAsDouble(from / batchSize);
            step(order, from, Math.min(order.length, from + batchSize));
        }
    }

    double[] user(int row) {
        return users.factors.theta[row];
    }

    double[] item(int row) {
        return items.factors.theta[row];
    }

    double[] thresholds(int user) {
        return DenseThresholds.of(shared.theta[0], own.theta[user]);
    }

    double itemBias(int row) {
        return items.biases.theta[row][0];
    }

    private void step(int[] order, int from, int to) {
        t++;
        Ratings ratings = setting.data().train();
        for (int k = from; k < to; k++) {
            int u = ratings.user(order[k]);
            int i = ratings.item(order[k]);
            double[] p = users.vector(u);
            double[] q = items.vector(i);
            double product = dot(p, q);
            double rest = setting.offset() + users.biases.theta[u][0] + items.biases.theta[i][0];
            boolean cosine = setting.spec().similarity() == Similarity.COSINE;
            double half = ratings.scale().halfRange();
            double lengths = Math.sqrt(dot(p, p) * dot(q, q));
            double score = rest + (cosine ? half * product / lengths : product);
            double slope = setting.spec().head() == Head.ORDINAL
                    ? ordinalSlope(u, score, ratings.level(order[k])) / (to - from)
                    : 2 * (score - ratings.value(order[k])) / (to - from);
            if (setting.spec().head() == Head.ORDINAL) {
                addToThresholds(u, score, ratings.level(order[k]), to - from);
            }
            users.biases.gradient[u][0] += slope;
            items.biases.gradient[i][0] += slope;
            double[] ofP = new double[p.length];
            double[] ofQ = new double[p.length];
            for (int d = 0; d < p.length; d++) {
                ofP[d] = cosine ? half * (q[d] / lengths - product / lengths * p[d] / dot(p, p)) : q[d];
                ofQ[d] = cosine ? half * (p[d] / lengths - product / lengths * q[d] / dot(q, q)) : p[d];
            }
            users.add(u, slope, ofP);
            items.add(i, slope, ofQ);
        }
        users.step();
        items.step();
        own.step();
        shared.step(0, 0);
    }

    private double ordinalSlope(int user, double score, int level) {
        return DenseThresholds.byScore(shared.theta[0], own.theta[user], score, level);
    }

    private void addToThresholds(int user, double score, int level, int ratings) {
        double[] derivatives = DenseThresholds.byNumbers(shared.theta[0], own.theta[user], score, level);
        for (int k = 0; k < derivatives.length; k++) {
            shared.gradient[0][k] += derivatives[k] / ratings;
            own.gradient[user][k] += (derivatives[k] + AdamThresholds.OWN_L2 * own.theta[user][k]) / ratings;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }

    private final class Parameters {

        final Table factors;
        final Table biases;
        final Table featureFactors;
        private final FeatureMatrix features;
        private final boolean biased;

        Parameters(Side side, boolean biased) {
            factors = new Table(side.rows(), setting.spec().dim());
            biases = new Table(side.rows(), 1);
            features = side.features();
            featureFactors = new Table(features.count(), setting.spec().dim());
            this.biased = biased;
            for (int d = 0; d < setting.spec().dim(); d++) {
                for (int row = 0; row < side.rows(); row++) {
                    factors.theta[row][d] = side.factors().get(row, d);
                }
                for (int f = 0; f < features.count(); f++) {
                    featureFactors.theta[f][d] = side.featureFactors().get(f, d);
                }
            }
            for (int row = 0; row < side.rows(); row++) {
                biases.theta[row][0] = side.bias(row);
            }
        }

        double[] vector(int row) {
            double[] vector = factors.theta[row].clone();
            for (int k = features.start(row); k < features.start(row + 1); k++) {
                for (int d = 0; d < vector.length; d++) {
                    vector[d] += features.weight(k) * featureFactors.theta[features.feature(k)][d];
                }
            }
            return vector;
        }

        void add(int row, double slope, double[] direction) {
            for (int d = 0; d < direction.length; d++) {
                factors.gradient[row][d] += slope * direction[d];
                for (int k = features.start(row); k < features.start(row + 1); k++) {
                    featureFactors.gradient[features.feature(k)][d] += features.weight(k) * slope * direction[d];
                }
            }
        }

        void step() {
            factors.step();
            featureFactors.step();
            if (biased) {
                biases.step();
            }
        }
    }

    private final class Table {

        final double[][] theta;
        final double[][] gradient;
        private final double[][] m;
        private final double[][] v;

        Table(int rows, int width) {
            theta = new double[rows][width];
            gradient = new double[rows][width];
            m = new double[rows][width];
            v = new double[rows][width];
        }

        void step() {
            step(setting.trainer().l2(), setting.trainer().weightDecay());
        }

        void step(double l2, double weightDecay) {
            double correction1 = 1 - Math.pow(0.9, t);
            double correction2 = 1 - Math.pow(0.999, t);
            for (int row = 0; row < theta.length; row++) {
                for (int d = 0; d < theta[row].length; d++) {
                    double decay = rate * weightDecay * theta[row][d];
                    double g = gradient[row][d] + l2 * theta[row][d];
                    m[row][d] = 0.9 * m[row][d] + 0.1 * g;
                    v[row][d] = 0.999 * v[row][d] + 0.001 * g * g;
                    double mean = m[row][d] / correction1;
                    double square = v[row][d] / correction2;
                    theta[row][d] -= decay + rate * mean / (Math.sqrt(square) + 1e-8);
                    gradient[row][d] = 0;
                }
            }
        }
    }
}
