package dev.dyad.train.adam;

import dev.dyad.kernel.AdamPages;
import dev.dyad.kernel.Parallel;
import dev.dyad.model.FactorMatrix;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Side;
import dev.dyad.model.Thresholds;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Seeds;
import dev.dyad.train.Start;
import dev.dyad.train.TrainingData;
import dev.dyad.train.fit.Gaussian;
import dev.dyad.train.fit.StartThresholds;
import java.util.Arrays;
import java.util.BitSet;

/** All parameters of a fit: how they start, and how a model is made of them. */
final class AdamState {

    private static final int CHUNK = 4096;

    private final AdamSetting setting;
    private final int threads;
    private final AdamTable users;
    private final AdamTable userFeatures;
    private final AdamTable items;
    private final AdamTable itemFeatures;
    private final AdamPages sharedThresholds;

    AdamState(AdamSetting setting, int threads) {
        this.setting = setting;
        this.threads = threads;
        TrainingData data = setting.data();
        int dim = setting.spec().dim();
        double l2 = setting.trainer().l2();
        AdamTable plain = setting.spec().biases().ofUsers()
                ? AdamTable.withBiases(data.train().userCount(), dim, l2)
                : AdamTable.withoutBiases(data.train().userCount(), dim, l2);
        int count = setting.thresholds();
        users = count == 0 ? plain : plain.withThresholds(count);
        sharedThresholds = new AdamPages(1, Math.max(1, count));
        items = setting.spec().biases().ofItems()
                ? AdamTable.withBiases(data.train().itemCount(), dim, l2)
                : AdamTable.withoutBiases(data.train().itemCount(), dim, l2);
        userFeatures = AdamTable.withoutBiases(data.userFeatures().count(), dim, l2);
        itemFeatures = AdamTable.withoutBiases(data.itemFeatures().count(), dim, l2);
    }

    AdamTable users() {
        return users;
    }

    AdamTable userFeatures() {
        return userFeatures;
    }

    AdamTable items() {
        return items;
    }

    AdamTable itemFeatures() {
        return itemFeatures;
    }

    /** What all users' thresholds are made of, beside their own; one row. Unused where there are none. */
    AdamPages sharedThresholds() {
        return sharedThresholds;
    }

    /** Draws every parameter from a normal distribution, but thresholds, which start from the frequencies of levels. */
    void draw() {
        Start start = setting.trainer().start();
        drawFactors(users, "start.users", start);
        drawFactors(items, "start.items", start);
        drawFactors(userFeatures, "start.userFeatures", start);
        drawFactors(itemFeatures, "start.itemFeatures", start);
        drawBiases(users, "start.userBiases", start);
        drawBiases(items, "start.itemBiases", start);
        float[] shared = StartThresholds.of(setting.data().train().countByLevel());
        for (int k = 0; k < setting.thresholds(); k++) {
            sharedThresholds.set(0, 0, k, k == 0 ? shared[0] : (float) StrictMath.log(shared[k] - shared[k - 1]));
        }
    }

    private void drawFactors(AdamTable table, String name, Start start) {
        long stream = Seeds.stream(setting.seed(), name);
        int dim = setting.spec().dim();
        AdamPages factors = table.factors();
        Parallel.forEach(threads, (factors.rows() + CHUNK - 1) / CHUNK, chunk -> {
            for (int row = chunk * CHUNK; row < Math.min(factors.rows(), (chunk + 1) * CHUNK); row++) {
                for (int k = 0; k < dim; k++) {
                    float normal = Gaussian.at(stream, (long) row * dim + k);
                    factors.set(row, 0, k, (float) (normal * start.factorDeviation()));
                }
            }
        });
    }

    private void drawBiases(AdamTable table, String name, Start start) {
        long stream = Seeds.stream(setting.seed(), name);
        table.biases().ifPresent(biases -> {
            for (int row = 0; row < biases.rows(); row++) {
                biases.set(row, 0, 0, (float) (Gaussian.at(stream, row) * start.biasDeviation()));
            }
        });
    }

    /** Starts from the parameters of a model. */
    void copy(FactorModel model) {
        copy(model.users(), users, userFeatures);
        copy(model.items(), items, itemFeatures);
    }

    private static void copy(Side from, AdamTable rows, AdamTable features) {
        copy(from.factors(), rows.factors());
        copy(from.featureFactors(), features.factors());
        rows.biases().ifPresent(biases -> {
            for (int row = 0; row < biases.rows(); row++) {
                biases.set(row, 0, 0, from.bias(row));
            }
        });
    }

    private static void copy(FactorMatrix from, AdamPages to) {
        for (int row = 0; row < to.rows(); row++) {
            for (int k = 0; k < to.width(); k++) {
                to.set(row, 0, k, from.get(row, k));
            }
        }
    }

    /**
     * The model as it stands, all rows being current. Rows without a training rating keep nothing of their own, since
     * what they hold is noise from the start: such a user or item is answered by biases and features.
     *
     * @param trainedUsers rows that have a training rating
     * @param trainedItems rows that have a training rating
     */
    FactorModel model(BitSet trainedUsers, BitSet trainedItems) {
        ModelSpec spec = setting.spec();
        TrainingData data = setting.data();
        Side userSide = side(users, trainedUsers, data.userFeatures(), userFeatures);
        Side itemSide = side(items, trainedItems, data.itemFeatures(), itemFeatures);
        return spec.head() == Head.ORDINAL
                ? new FactorModel(
                        spec, data.train().scale(), setting.offset(), userSide, itemSide, thresholds(trainedUsers))
                : new FactorModel(spec, data.train().scale(), setting.offset(), userSide, itemSide);
    }

    private Thresholds thresholds(BitSet trainedUsers) {
        int count = setting.thresholds();
        float[] shared = new float[count];
        float[] all = new float[count];
        float[] own = new float[count];
        sharedThresholds.copyTheta(0, shared, 0);
        AdamThresholds.sum(shared, own, 0, all, 0);
        FactorMatrix rows = FactorMatrix.of(users.rows(), count, (row, target, at) -> {
            Arrays.fill(own, 0);
            if (trainedUsers.get(row)) {
                users.thresholds().ifPresent(pages -> pages.copyTheta(row, own, 0));
            }
            AdamThresholds.sum(shared, own, 0, target, at);
        });
        return new Thresholds(all, rows);
    }

    private static Side side(AdamTable rows, BitSet trained, FeatureMatrix features, AdamTable ofFeatures) {
        BitSet all = new BitSet();
        all.set(0, features.count());
        float[] biases = rows.biases().map(pages -> biases(pages, trained)).orElse(new float[0]);
        return new Side(matrix(rows, trained), biases, features, matrix(ofFeatures, all));
    }

    private static FactorMatrix matrix(AdamTable table, BitSet kept) {
        AdamPages factors = table.factors();
        return FactorMatrix.of(factors.rows(), factors.width(), (row, target, offset) -> {
            if (kept.get(row)) {
                factors.copyTheta(row, target, offset);
            }
        });
    }

    private static float[] biases(AdamPages pages, BitSet kept) {
        float[] biases = new float[pages.rows()];
        for (int row = 0; row < biases.length; row++) {
            biases[row] = kept.get(row) ? pages.get(row, 0, 0) : 0;
        }
        return biases;
    }
}
