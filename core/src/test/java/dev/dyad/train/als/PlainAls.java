package dev.dyad.train.als;

import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Ratings;
import dev.dyad.train.Als;
import dev.dyad.train.TrainingData;

/** Alternating least squares as plainly as can be, in double precision: dense equations, Gauss's elimination. */
final class PlainAls {

    private final TrainingData data;
    private final ModelSpec spec;
    private final Als trainer;
    private final int[] userCounts;
    private final int[] itemCounts;
    private final double mean;
    final double deviation;
    final double[][] users;
    final double[][] items;
    final double[][] itemFeatures;

    /** @param start whose items it starts from */
    PlainAls(TrainingData data, ModelSpec spec, Als trainer, AlsState start) {
        this.data = data;
        this.spec = spec;
        this.trainer = trainer;
        Ratings train = data.train();
        userCounts = train.countByUser();
        itemCounts = train.countByItem();
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < train.size(); i++) {
            sum += train.value(i);
            squares += train.value(i) * train.value(i);
        }
        mean = sum / train.size();
        deviation = Math.sqrt(squares / train.size() - mean * mean);
        // The last number is the bias.
        users = new double[train.userCount()][spec.dim() + 1];
        items = new double[train.itemCount()][spec.dim() + 1];
        itemFeatures = new double[data.itemFeatures().count()][spec.dim() + 1];
        for (int item = 0; item < items.length; item++) {
            for (int k = 0; k < spec.dim(); k++) {
                items[item][k] = start.items().factors(0)[start.items().at(item) + k];
            }
        }
    }

    void train() {
        for (int epoch = 0; epoch < trainer.epochs(); epoch++) {
            solveAll(true);
            solveAll(false);
            fitFeatures();
        }
    }

    private boolean isImplicit() {
        return spec.head() == Head.IMPLICIT;
    }

    private void solveAll(boolean ofUsers) {
        double[][] side = ofUsers ? users : items;
        double[][] other = ofUsers ? items : users;
        Ratings train = data.train();
        for (int row = 0; row < side.length; row++) {
            int n = spec.dim()
                    + ((ofUsers ? spec.biases().ofUsers() : spec.biases().ofItems()) ? 1 : 0);
            double[][] equations = new double[n][n + 1];
            int ratings = 0;
            for (int i = 0; i < train.size(); i++) {
                if ((ofUsers ? train.user(i) : train.item(i)) == row) {
                    double[] x = other[ofUsers ? train.item(i) : train.user(i)].clone();
                    double y = isImplicit() ? 1 : (train.value(i) - mean) / deviation - x[spec.dim()];
                    x[spec.dim()] = 1;
                    add(equations, x, y, 1, n);
                    ratings++;
                }
            }
            if (ratings > 0) {
                for (double[] x : trainer.unobserved() > 0 ? other : new double[0][]) {
                    add(equations, x, 0, trainer.unobserved(), n);
                }
                double weight = weight(ofUsers, row);
                for (int k = 0; k < n; k++) {
                    equations[k][k] += weight;
                    equations[k][n] += weight * (ofUsers ? 0 : featureMean(row, k));
                }
                System.arraycopy(solve(equations), 0, side[row], 0, n);
            }
        }
    }

    private static void add(double[][] equations, double[] x, double y, double weight, int n) {
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                equations[k][j] += weight * x[k] * x[j];
            }
            equations[k][n] += weight * x[k] * y;
        }
    }

    private static double[] solve(double[][] equations) {
        int n = equations.length;
        for (int k = 0; k < n; k++) {
            for (int row = 0; row < n; row++) {
                double by = row == k ? 0 : equations[row][k] / equations[k][k];
                for (int j = k; j <= n; j++) {
                    equations[row][j] -= by * equations[k][j];
                }
            }
        }
        double[] solution = new double[n];
        for (int k = 0; k < n; k++) {
            solution[k] = equations[k][n] / equations[k][k];
        }
        return solution;
    }

    private double weight(boolean ofUser, int row) {
        int others = 0;
        for (int n : ofUser ? itemCounts : userCounts) {
            others += n > 0 ? 1 : 0;
        }
        double pairs = (ofUser ? userCounts : itemCounts)[row] + trainer.unobserved() * others;
        return trainer.l2() * Math.pow(pairs, trainer.l2Exponent()) + trainer.rowL2();
    }

    /** The sum that is minimized, with an implicit head. */
    double objective() {
        Ratings train = data.train();
        double sum = 0;
        for (int i = 0; i < train.size(); i++) {
            sum += Math.pow(1 - product(users[train.user(i)], items[train.item(i)]), 2);
        }
        for (double[] user : users) {
            for (double[] item : items) {
                sum += trainer.unobserved() * Math.pow(product(user, item), 2);
            }
        }
        for (int user = 0; user < users.length; user++) {
            sum += weight(true, user) * product(users[user], users[user]);
        }
        for (int item = 0; item < items.length; item++) {
            sum += weight(false, item) * product(items[item], items[item]);
        }
        return sum;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    double featureMean(int item, int k) {
        FeatureMatrix features = data.itemFeatures();
        double sum = 0;
        for (int at = features.start(item); at < features.start(item + 1); at++) {
            sum += features.weight(at) * itemFeatures[features.feature(at)][k];
        }
        return sum;
    }

    private static double weight(FeatureMatrix features, int row, int feature) {
        for (int k = features.start(row); k < features.start(row + 1); k++) {
            if (features.feature(k) == feature) {
                return features.weight(k);
            }
        }
        return 0;
    }

    /** Ridge regression of items' rows on their features, one feature after the other, twice. */
    private void fitFeatures() {
        FeatureMatrix features = data.itemFeatures();
        for (int sweep = 0; sweep < 2; sweep++) {
            for (int f = 0; f < features.count(); f++) {
                for (int k = 0; k <= spec.dim(); k++) {
                    double above = 0;
                    double below = trainer.rowL2();
                    for (int item = 0; item < items.length; item++) {
                        double x = weight(features, item, f);
                        double w = itemCounts[item] == 0 ? 0 : weight(false, item);
                        above += w * x * (items[item][k] - featureMean(item, k) + x * itemFeatures[f][k]);
                        below += w * x * x;
                    }
                    itemFeatures[f][k] = above / below;
                }
            }
        }
    }
}
