package dev.dyad.train;

import dev.dyad.kernel.AdamPages;
import dev.dyad.kernel.Parallel;
import dev.dyad.model.FactorMatrix;
import dev.dyad.model.FactorModel;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Side;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Seeds;
import java.util.BitSet;
import java.util.function.Function;

/** All parameters of a fit, spread over its workers by dimension: how they start, and how a model is made of them. */
final class AdamState {

    private final AdamSetting setting;
    private final AdamWorker[] workers;

    AdamState(AdamSetting setting, AdamWorker[] workers) {
        this.setting = setting;
        this.workers = workers;
    }

    /** Draws every parameter from a normal distribution. */
    void draw() {
        Start start = setting.trainer().start();
        drawFactors(w -> w.users.rows, "start.users", start);
        drawFactors(w -> w.items.rows, "start.items", start);
        drawFactors(w -> w.users.featureRows, "start.userFeatures", start);
        drawFactors(w -> w.items.featureRows, "start.itemFeatures", start);
        drawBiases(w -> w.users, "start.userBiases", start);
        drawBiases(w -> w.items, "start.itemBiases", start);
    }

    private void drawFactors(Function<AdamWorker, AdamTable> tableOf, String name, Start start) {
        long stream = Seeds.stream(setting.seed(), name);
        int dim = setting.spec().dim();
        Parallel.forEach(workers.length, workers.length, w -> {
            AdamPages factors = tableOf.apply(workers[w]).factors();
            int first = workers[w].firstDimension;
            for (int row = 0; row < factors.rows(); row++) {
                for (int k = 0; k < factors.width(); k++) {
                    float normal = Gaussian.at(stream, (long) row * dim + first + k);
                    factors.set(row, 0, k, (float) (normal * start.factorDeviation()));
                }
            }
        });
    }

    private void drawBiases(Function<AdamWorker, AdamSide> sideOf, String name, Start start) {
        long stream = Seeds.stream(setting.seed(), name);
        for (AdamWorker worker : workers) {
            sideOf.apply(worker).rows.biases().ifPresent(biases -> {
                for (int row = 0; row < biases.rows(); row++) {
                    biases.set(row, 0, 0, (float) (Gaussian.at(stream, row) * start.biasDeviation()));
                }
            });
        }
    }

    /** Starts from the parameters of a model. */
    void copy(FactorModel model) {
        for (AdamWorker worker : workers) {
            copy(model.users(), worker.users, worker);
            copy(model.items(), worker.items, worker);
        }
    }

    private static void copy(Side from, AdamSide to, AdamWorker worker) {
        for (int k = 0; k < worker.width; k++) {
            for (int row = 0; row < from.rows(); row++) {
                to.rows.factors().set(row, 0, k, from.factors().get(row, worker.firstDimension + k));
            }
            for (int f = 0; f < from.features().count(); f++) {
                to.featureRows.factors().set(f, 0, k, from.featureFactors().get(f, worker.firstDimension + k));
            }
        }
        to.rows.biases().ifPresent(biases -> {
            for (int row = 0; row < biases.rows(); row++) {
                biases.set(row, 0, 0, from.bias(row));
            }
        });
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
        boolean userBiases = spec.biases().ofUsers();
        boolean itemBiases = spec.biases().ofItems();
        Side users = new Side(
                matrix(w -> w.users.rows, trainedUsers),
                userBiases ? biases(workers[workers.length - 1].users, trainedUsers) : new float[0],
                data.userFeatures(),
                featureMatrix(w -> w.users.featureRows, data.userFeatures()));
        Side items = new Side(
                matrix(w -> w.items.rows, trainedItems),
                itemBiases ? biases(workers[0].items, trainedItems) : new float[0],
                data.itemFeatures(),
                featureMatrix(w -> w.items.featureRows, data.itemFeatures()));
        return new FactorModel(spec, data.train().scale(), setting.offset(), users, items);
    }

    private FactorMatrix matrix(Function<AdamWorker, AdamTable> tableOf, BitSet kept) {
        int rows = tableOf.apply(workers[0]).factors().rows();
        return FactorMatrix.of(rows, setting.spec().dim(), (row, target, offset) -> {
            if (kept.get(row)) {
                for (AdamWorker worker : workers) {
                    tableOf.apply(worker).factors().copyTheta(row, target, offset + worker.firstDimension);
                }
            }
        });
    }

    private FactorMatrix featureMatrix(Function<AdamWorker, AdamTable> tableOf, FeatureMatrix features) {
        BitSet all = new BitSet();
        all.set(0, features.count());
        return matrix(tableOf, all);
    }

    private static float[] biases(AdamSide side, BitSet kept) {
        AdamPages pages = side.rows.biases().orElseThrow();
        float[] biases = new float[pages.rows()];
        for (int row = 0; row < biases.length; row++) {
            biases[row] = kept.get(row) ? pages.get(row, 0, 0) : 0;
        }
        return biases;
    }
}
