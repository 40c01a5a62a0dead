package dev.dyad.train.sgd;

import dev.dyad.model.Head;
import dev.dyad.model.Thresholds;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Ratings;
import dev.dyad.train.Sgd;
import dev.dyad.train.TrainingData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What {@link Sgd} does, written down as plainly as can be, in double precision, on one thread, with one row a user and an
 * item: the oracle of the fast one. It takes the order of ratings from the same grid, groups and blocks, and nothing else.
 */
final class PlainSgd {

    private final TrainingData data;
    private final Sgd trainer;
    private final SgdGrid grid;
    private final SgdGroups userGroups;
    private final SgdGroups itemGroups;
    private final SgdBlocks blocks;
    private final int[] userCounts;
    private final int[] itemCounts;
    final double[][] p;
    final double[][] q;
    final double[] userBiases;
    final double[] itemBiases;
    final double[][] itemFeatures;
    private final double[][] itemMeans;
    private final double[] featureBiases;
    private final double[] itemBiasMeans;
    private final double mean;
    /** In which ratings are counted while training. */
    final double deviation;
    /** Those of an ordinal head, era by era; none of another. */
    final List<PlainThresholds> thresholds;

    final PlainTimes times;

    PlainSgd(TrainingData data, int dim, Sgd trainer, SgdState start, Head head) {
        times = new PlainTimes(data.train(), start.times());
        thresholds = new ArrayList<>();
        for (int e = 0; head == Head.ORDINAL && e < start.times().eras().count(); e++) {
            int era = e;
            List<Thresholds> earlier = start.thresholds().earlier().thresholds();
            thresholds.add(new PlainThresholds(
                    data.train().select(i -> times.era(data.train(), i) == era),
                    era < earlier.size() ? earlier.get(era) : start.thresholds().present()));
        }
        this.data = data;
        this.trainer = trainer;
        Ratings train = data.train();
        userCounts = train.countByUser();
        itemCounts = train.countByItem();
        grid = SgdGrid.of(train.userCount(), train.itemCount(), dim);
        userGroups = new SgdGroups(userCounts, grid.userGroups());
        itemGroups = new SgdGroups(itemCounts, grid.itemGroups());
        blocks = new SgdBlocks(train, userGroups, itemGroups, SgdTimes.NONE, 1);
        p = rows(start.users(), dim);
        q = rows(start.items(), dim);
        userBiases = biases(start.users());
        itemBiases = biases(start.items());
        itemFeatures = new double[data.itemFeatures().count()][dim];
        itemMeans = new double[train.itemCount()][dim];
        featureBiases = new double[data.itemFeatures().count()];
        itemBiasMeans = new double[train.itemCount()];
        mean = train.mean();
        double squares = 0;
        for (int i = 0; i < train.size(); i++) {
            squares += Math.pow(train.value(i) - mean, 2);
        }
        deviation = Math.sqrt(squares / train.size());
    }

    private static double[][] rows(SgdSide side, int dim) {
        double[][] rows = new double[side.rows()][dim];
        float[] row = new float[dim];
        for (int r = 0; r < rows.length; r++) {
            Arrays.fill(row, 0);
            side.copyOwn(r, row, 0);
            for (int k = 0; k < dim; k++) {
                rows[r][k] = row[k];
            }
        }
        return rows;
    }

    private static double[] biases(SgdSide side) {
        double[] biases = new double[side.rows()];
        for (int r = 0; r < biases.length; r++) {
            biases[r] = side.bias(r);
        }
        return biases;
    }

    void train(long seed) {
        for (int epoch = 1; epoch <= trainer.epochs(); epoch++) {
            IntToDoubleFunction rates =
                    trainer.learningRate().inEpoch(epoch, trainer.epochs(), grid.rounds(), List.of());
            int[] order = grid.order(seed, epoch);
            for (int round = 0; round < order.length; round++) {
                for (int itemGroup = 0; itemGroup < grid.itemGroups(); itemGroup++) {
                    int userGroup = grid.partner(itemGroup, order[round]);
                    block(userGroup, itemGroup, rates.applyAsDouble(round));
                    shrinkItems(itemGroup, rates.applyAsDouble(round), round);
                }
            }
            fitFeatures();
            fitBiases();
            thresholds.forEach(PlainThresholds::fitShared);
        }
    }

    private void block(int userGroup, int itemGroup, double rate) {
        int[] content = blocks.content(userGroup);
        int k = blocks.start(userGroup, itemGroup);
        while (k < blocks.start(userGroup, itemGroup + 1)) {
            int user = userGroups.rows(userGroup)[content[k]];
            int end = k + 2 + content[k + 1];
            int first = k + 2;
            for (int at = first; at < end; ) {
                int together = at + 4 <= end ? 4 : 1;
                learn(user, content, at, together, itemGroup, rate);
                at += together;
            }
            thresholds.forEach(t -> t.learn(user, rate * rateOf(userCounts, user)));
            shrink(
                    p[user],
                    null,
                    userBiases,
                    user,
                    rate * rateOf(userCounts, user),
                    userCounts[user],
                    end - first,
                    rate,
                    0,
                    0);
            k = end;
        }
    }

    private void learn(int user, int[] content, int from, int count, int itemGroup, double rate) {
        double userRate = rateOf(userCounts, user);
        double[] before = p[user].clone();
        double bias = userBiases[user];
        for (int at = from; at < from + count; at++) {
            int item = itemGroups.rows(itemGroup)[SgdBlocks.place(content[at])];
            double score = bias + itemBiases[item] + times.shift(user, item);
            for (int k = 0; k < before.length; k++) {
                score += before[k] * q[item][k];
            }
            int level = SgdBlocks.level(content[at]);
            double pull = !thresholds.isEmpty()
                    ? thresholds.get(times.era(user, item)).pull(user, score, level)
                    : (data.train().scale().value(level) - mean) / deviation - score;
            times.learn(user, item, rate, pull);
            double itemRate = rateOf(itemCounts, item);
            userBiases[user] += 0.2 * rate * userRate * pull;
            itemBiases[item] += 0.2 * rate * itemRate * pull;
            for (int k = 0; k < before.length; k++) {
                p[user][k] += rate * userRate * pull * q[item][k];
                q[item][k] += rate * itemRate * pull * before[k];
            }
        }
    }

    private static double rateOf(int[] counts, int row) {
        double sum = 0;
        for (int n : counts) {
            sum += n;
        }
        return Math.pow((counts[row] + 10) / (sum / counts.length + 10), -0.3);
    }

    private void shrinkItems(int group, double rate, int round) {
        int[] rows = itemGroups.rows(group);
        for (int place = 0; place < rows.length; place++) {
            int item = rows[place];
            int n = itemCounts[item];
            boolean often = place < rows.length / 10;
            if (n > 0 && (often || (place + round) % grid.rounds() == 0)) {
                double share = often ? (double) n / grid.rounds() : n;
                shrink(
                        q[item],
                        itemMeans[item],
                        itemBiases,
                        item,
                        rate * rateOf(itemCounts, item),
                        n,
                        share,
                        rate,
                        itemBiasMeans[item],
                        hasFeatures() ? 5 : 0);
            }
        }
    }

    private void shrink(
            double[] row,
            double[] mean,
            double[] biases,
            int at,
            double rowRate,
            int ratings,
            double share,
            double rate,
            double biasMean,
            double biasRowL2) {
        double keep = 1 / (1 + rowRate * (trainer.l2() + trainer.rowL2() / Math.max(1, ratings)) * share);
        for (int k = 0; k < row.length; k++) {
            double to = mean == null ? 0 : mean[k];
            row[k] = to + keep * (row[k] - to);
        }
        double biasWeight = 0.03 + biasRowL2 / Math.max(1, ratings);
        biases[at] = biasMean + (biases[at] - biasMean) / (1 + 0.2 * rowRate * biasWeight * share);
    }

    private boolean hasFeatures() {
        return data.itemFeatures().count() > 0;
    }

    /** Ridge regression of items' biases on their features, one feature after the other, twice. */
    private void fitBiases() {
        FeatureMatrix features = data.itemFeatures();
        for (int sweep = 0; sweep < 2; sweep++) {
            for (int f = 0; f < features.count(); f++) {
                double above = 0;
                double below = 1;
                for (int item = 0; item < features.rows(); item++) {
                    double x = weight(features, item, f);
                    double w = itemCounts[item] == 0 ? 0 : 0.03 * itemCounts[item] + 5;
                    above += w * x * (itemBiases[item] - biasMeanOf(features, item) + x * featureBiases[f]);
                    below += w * x * x;
                }
                featureBiases[f] = above / below;
            }
        }
        for (int item = 0; item < features.rows(); item++) {
            itemBiasMeans[item] = biasMeanOf(features, item);
            if (itemCounts[item] == 0) {
                itemBiases[item] = itemBiasMeans[item];
            }
        }
    }

    private double biasMeanOf(FeatureMatrix features, int item) {
        double mean = 0;
        for (int f = 0; f < features.count(); f++) {
            mean += weight(features, item, f) * featureBiases[f];
        }
        return mean;
    }

    /** Ridge regression of items' rows on their features, one feature after the other, twice. */
    private void fitFeatures() {
        FeatureMatrix features = data.itemFeatures();
        for (int sweep = 0; sweep < 2; sweep++) {
            for (int f = 0; f < features.count(); f++) {
                for (int k = 0; k < itemFeatures[f].length; k++) {
                    double above = 0;
                    double below = trainer.rowL2();
                    for (int item = 0; item < features.rows(); item++) {
                        double x = weight(features, item, f);
                        double w = itemCounts[item] == 0 ? 0 : trainer.l2() * itemCounts[item] + trainer.rowL2();
                        double rest = q[item][k] - meanOf(features, item, k) + x * itemFeatures[f][k];
                        above += w * x * rest;
                        below += w * x * x;
                    }
                    itemFeatures[f][k] = above / below;
                }
            }
        }
        for (int item = 0; item < features.rows(); item++) {
            for (int k = 0; k < itemMeans[item].length; k++) {
                itemMeans[item][k] = meanOf(features, item, k);
            }
        }
    }

    private double meanOf(FeatureMatrix features, int item, int k) {
        double mean = 0;
        for (int f = 0; f < features.count(); f++) {
            mean += weight(features, item, f) * itemFeatures[f][k];
        }
        return mean;
    }

    private static double weight(FeatureMatrix features, int row, int feature) {
        for (int k = features.start(row); k < features.start(row + 1); k++) {
            if (features.feature(k) == feature) {
                return features.weight(k);
            }
        }
        return 0;
    }
}
