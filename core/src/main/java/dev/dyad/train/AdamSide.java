package dev.dyad.train;

import dev.dyad.kernel.AdamClock;
import dev.dyad.kernel.Kernels;
import dev.dyad.ratings.FeatureMatrix;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One side of the model, its users or its items, in the slices of one thread: the tables, and what the current batch
 * needs of them. The different rows of a batch are numbered by slot.
 */
final class AdamSide {

    private static final Kernels KERNELS = Kernels.instance();

    final AdamTable factors;
    final AdamTable featureFactors;
    final @Nullable AdamTable biases;
    private final FeatureMatrix features;
    private final int width;
    private final BatchRows rows;
    private final BatchRows featureRows;
    private final int[] slotOf;
    private final int[] start;
    private final int[] next;
    private final int[] bySlot;
    private final float[] thetas;
    private final float[] vectors;
    private final float[] featureThetas;
    private final float[] gradients;
    private final float[] featureGradients;
    private final float[] biasGradient = new float[1];

    /** @param biases the table of this side's biases, where this thread keeps it */
    AdamSide(int rowCount, FeatureMatrix features, int width, double l2, int batchSize, @Nullable AdamTable biases) {
        this.factors = new AdamTable(rowCount, width, l2);
        this.featureFactors = new AdamTable(features.count(), width, l2);
        this.biases = biases;
        this.features = features;
        this.width = width;
        rows = new BatchRows(rowCount, batchSize);
        featureRows = new BatchRows(features.count(), features.count());
        slotOf = new int[batchSize];
        start = new int[batchSize + 1];
        next = new int[batchSize];
        bySlot = new int[batchSize];
        thetas = new float[batchSize * width];
        vectors = features.isEmpty() ? thetas : new float[batchSize * width];
        featureThetas = new float[features.count() * width];
        gradients = new float[(features.isEmpty() ? 1 : batchSize) * width];
        featureGradients = new float[features.count() * width];
    }

    /** Starts a batch: finds the slot of each rating, and the ratings of each slot in the batch's order. */
    void group(int[] rowOf, int ratings) {
        rows.clear();
        for (int k = 0; k < ratings; k++) {
            slotOf[k] = rows.slot(rowOf[k]);
        }
        Arrays.fill(start, 0, rows.count() + 1, 0);
        for (int k = 0; k < ratings; k++) {
            start[slotOf[k] + 1]++;
        }
        for (int slot = 0; slot < rows.count(); slot++) {
            next[slot] = start[slot];
            start[slot + 1] += start[slot];
        }
        for (int k = 0; k < ratings; k++) {
            bySlot[next[slotOf[k]]++] = k;
        }
    }

    int slots() {
        return rows.count();
    }

    int slotOf(int k) {
        return slotOf[k];
    }

    /** p̂ or q̂ of each slot, one after the other. */
    float[] vectors() {
        return vectors;
    }

    /** Where the vector of rating {@code k} starts in {@link #vectors()}. */
    int vectorOf(int k) {
        return slotOf[k] * width;
    }

    /** Reads the batch's rows as they are at step {@code t}. */
    void read(AdamClock clock, int t, float[] biasOut) {
        for (int slot = 0; slot < rows.count(); slot++) {
            factors.read(rows.row(slot), clock, t, thetas, slot * width);
        }
        if (biases != null) {
            for (int slot = 0; slot < rows.count(); slot++) {
                biases.read(rows.row(slot), clock, t, biasOut, slot);
            }
        }
        if (!features.isEmpty()) {
            addFeatures(clock, t);
        }
    }

    private void addFeatures(AdamClock clock, int t) {
        featureRows.clear();
        System.arraycopy(thetas, 0, vectors, 0, rows.count() * width);
        for (int slot = 0; slot < rows.count(); slot++) {
            int row = rows.row(slot);
            for (int k = features.start(row); k < features.start(row + 1); k++) {
                int known = featureRows.count();
                int at = featureRows.slot(features.feature(k)) * width;
                if (featureRows.count() > known) {
                    featureFactors.read(features.feature(k), clock, t, featureThetas, at);
                }
                KERNELS.addScaled(features.weight(k), featureThetas, at, vectors, slot * width, width);
            }
        }
    }

    /** Steps the batch's rows. */
    void step(AdamClock clock, int t, Gradients gradient, float[] biasValues) {
        if (features.isEmpty()) {
            stepFactors(clock, t, gradient);
        } else {
            stepFactorsAndFeatures(clock, t, gradient);
        }
        if (biases != null) {
            stepBiases(biases, clock, t, gradient, biasValues);
        }
    }

    private void stepFactors(AdamClock clock, int t, Gradients gradient) {
        for (int slot = 0; slot < rows.count(); slot++) {
            int row = rows.row(slot);
            int at = slot * width;
            int from = start[slot];
            float own = gradient.own(slot);
            if (start[slot + 1] == from + 1 && gradient.isPlain()) {
                int k = bySlot[from];
                float[] other = gradient.otherVectors();
                factors.step(row, clock, t, thetas, at, other, gradient.otherVector(k), gradient.other(k), own);
            } else {
                collect(slot, gradient, 0);
                factors.step(row, clock, t, thetas, at, gradients, 0, 1, own);
            }
        }
    }

    private void stepFactorsAndFeatures(AdamClock clock, int t, Gradients gradient) {
        Arrays.fill(featureGradients, 0, featureRows.count() * width, 0);
        for (int slot = 0; slot < rows.count(); slot++) {
            int row = rows.row(slot);
            int at = slot * width;
            collect(slot, gradient, at);
            KERNELS.addScaled(gradient.own(slot), vectors, at, gradients, at, width);
            factors.step(row, clock, t, thetas, at, gradients, at, 1, 0);
            for (int k = features.start(row); k < features.start(row + 1); k++) {
                int feature = featureRows.slot(features.feature(k)) * width;
                KERNELS.addScaled(features.weight(k), gradients, at, featureGradients, feature, width);
            }
        }
        for (int slot = 0; slot < featureRows.count(); slot++) {
            int at = slot * width;
            featureFactors.step(featureRows.row(slot), clock, t, featureThetas, at, featureGradients, at, 1, 0);
        }
    }

    private void collect(int slot, Gradients gradient, int at) {
        Arrays.fill(gradients, at, at + width, 0);
        for (int j = start[slot]; j < start[slot + 1]; j++) {
            gradient.add(bySlot[j], gradients, at);
        }
    }

    private void stepBiases(AdamTable table, AdamClock clock, int t, Gradients gradient, float[] values) {
        for (int slot = 0; slot < rows.count(); slot++) {
            float sum = 0;
            for (int j = start[slot]; j < start[slot + 1]; j++) {
                sum += gradient.bias(bySlot[j]);
            }
            biasGradient[0] = sum;
            table.step(rows.row(slot), clock, t, values, slot, biasGradient, 0, 1, 0);
        }
    }

    /** Brings all rows up to date with step {@code t}. */
    void settle(AdamClock clock, int t) {
        factors.settle(clock, t);
        featureFactors.settle(clock, t);
        if (biases != null) {
            biases.settle(clock, t);
        }
    }
}
