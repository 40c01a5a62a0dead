package dev.dyad.train;

import dev.dyad.kernel.AdamClock;
import dev.dyad.kernel.GradientTerms;
import dev.dyad.kernel.Kernels;
import dev.dyad.ratings.FeatureMatrix;
import java.util.Arrays;

/**
 * One side of the model, its users or its items, in the slices of one thread: the tables, and what the current batch
 * needs of them. The different rows of a batch are numbered by slot.
 */
final class AdamSide {

    private static final Kernels KERNELS = Kernels.instance();
    private static final float[] ONE = {1};

    final AdamTable rows;
    final AdamTable featureRows;
    private final FeatureMatrix features;
    private final int width;
    private final BatchRows met;
    private final BatchRows metFeatures;
    private final int[] slotOf;
    private final int[] start;
    private final int[] next;
    private final int[] bySlot;
    private final float[] thetas;
    private final float[] vectors;
    private final float[] featureThetas;
    private final float[] gradients;
    private final float[] featureGradients;
    private final GradientTerms collected;
    private final GradientTerms collectedForFeatures;
    private final int[] zeros;
    private final float[] noOwn;

    AdamSide(int rowCount, FeatureMatrix features, int width, double l2, int batchSize, AdamTable.Biases biases) {
        int featureCount = features.count();
        this.rows = new AdamTable(rowCount, width, biases, l2, batchSize);
        this.featureRows = new AdamTable(featureCount, width, AdamTable.Biases.ELSEWHERE, l2, featureCount);
        this.features = features;
        this.width = width;
        met = new BatchRows(rowCount, batchSize);
        metFeatures = new BatchRows(featureCount, featureCount);
        slotOf = new int[batchSize];
        start = new int[batchSize + 1];
        next = new int[batchSize];
        bySlot = new int[batchSize];
        thetas = new float[batchSize * width];
        vectors = features.isEmpty() ? thetas : new float[batchSize * width];
        featureThetas = new float[featureCount * width];
        gradients = new float[batchSize * width];
        featureGradients = new float[featureCount * width];
        zeros = new int[batchSize];
        noOwn = new float[Math.max(batchSize, featureCount)];
        collected = oneTermEach(gradients, batchSize);
        collectedForFeatures = oneTermEach(featureGradients, featureCount);
    }

    /** Gradients that are already summed, one for each slot. */
    private GradientTerms oneTermEach(float[] sums, int slots) {
        int[] numbers = new int[slots + 1];
        Arrays.setAll(numbers, i -> i);
        float[] ones = new float[slots];
        Arrays.fill(ones, 1);
        return new GradientTerms(numbers, numbers, ones, sums, numbers, noOwn);
    }

    /** Starts a batch: finds the slot of each rating, and the ratings of each slot in the batch's order. */
    void group(int[] rowOf, int ratings) {
        met.clear();
        for (int k = 0; k < ratings; k++) {
            slotOf[k] = met.slot(rowOf[k]);
        }
        Arrays.fill(start, 0, met.count() + 1, 0);
        for (int k = 0; k < ratings; k++) {
            start[slotOf[k] + 1]++;
        }
        for (int slot = 0; slot < met.count(); slot++) {
            next[slot] = start[slot];
            start[slot + 1] += start[slot];
        }
        for (int k = 0; k < ratings; k++) {
            bySlot[next[slotOf[k]]++] = k;
        }
    }

    int slots() {
        return met.count();
    }

    /** The slot of each rating. */
    int[] slotOf() {
        return slotOf;
    }

    /** p̂ or q̂ of each slot, one after the other. */
    float[] vectors() {
        return vectors;
    }

    /** Where the vector of rating {@code k} starts in {@link #vectors()}. */
    int vectorOf(int k) {
        return slotOf[k] * width;
    }

    /** Reads the batch's rows as they are at step {@code t}, which must follow. */
    void read(AdamClock clock, int t, float[] biasOut) {
        rows.read(met, clock, t, thetas, biasOut);
        if (!features.isEmpty()) {
            addFeatures(clock, t);
        }
    }

    private void addFeatures(AdamClock clock, int t) {
        metFeatures.clear();
        for (int slot = 0; slot < met.count(); slot++) {
            for (int k = features.start(met.row(slot)); k < features.start(met.row(slot) + 1); k++) {
                metFeatures.slot(features.feature(k));
            }
        }
        featureRows.read(metFeatures, clock, t, featureThetas, featureThetas);
        System.arraycopy(thetas, 0, vectors, 0, met.count() * width);
        for (int slot = 0; slot < met.count(); slot++) {
            for (int k = features.start(met.row(slot)); k < features.start(met.row(slot) + 1); k++) {
                int at = metFeatures.slot(features.feature(k)) * width;
                KERNELS.addScaled(features.weight(k), featureThetas, at, vectors, slot * width, width);
            }
        }
    }

    /** The terms of a gradient that is a multiple of the other side's vectors and of each slot's own. */
    GradientTerms terms(Gradients gradient, AdamSide other) {
        return new GradientTerms(start, bySlot, gradient.ofOther(), other.vectors, other.slotOf, gradient.ofOwn());
    }

    /** The terms of the biases' gradient. */
    GradientTerms biasTerms(Gradients gradient) {
        return new GradientTerms(start, bySlot, gradient.ofBias(), ONE, zeros, noOwn);
    }

    /** Steps the batch's rows. */
    void step(AdamClock clock, int t, Gradients gradient, float[] biasValues) {
        if (features.isEmpty() && gradient.isPlain()) {
            rows.step(clock, t, thetas, gradient.terms());
        } else {
            collect(gradient);
            rows.step(clock, t, thetas, collected);
        }
        rows.stepBiases(clock, t, biasValues, gradient.biasTerms());
        if (!features.isEmpty()) {
            stepFeatures(clock, t);
        }
    }

    /** Sums the gradient of each slot's vector. */
    private void collect(Gradients gradient) {
        Arrays.fill(gradients, 0, met.count() * width, 0);
        for (int slot = 0; slot < met.count(); slot++) {
            int at = slot * width;
            for (int j = start[slot]; j < start[slot + 1]; j++) {
                gradient.add(bySlot[j], gradients, at);
            }
            if (gradient.isPlain()) {
                KERNELS.addScaled(gradient.ofOwn()[slot], vectors, at, gradients, at, width);
            }
        }
    }

    private void stepFeatures(AdamClock clock, int t) {
        Arrays.fill(featureGradients, 0, metFeatures.count() * width, 0);
        for (int slot = 0; slot < met.count(); slot++) {
            for (int k = features.start(met.row(slot)); k < features.start(met.row(slot) + 1); k++) {
                int at = metFeatures.slot(features.feature(k)) * width;
                KERNELS.addScaled(features.weight(k), gradients, slot * width, featureGradients, at, width);
            }
        }
        featureRows.step(clock, t, featureThetas, collectedForFeatures);
    }

    /** Brings all rows up to date with step {@code t}. */
    void settle(AdamClock clock, int t) {
        rows.settle(clock, t);
        featureRows.settle(clock, t);
    }
}
