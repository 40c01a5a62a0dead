package dev.dyad.train.adam;

import dev.dyad.kernel.AdamClock;
import dev.dyad.kernel.GradientTerms;
import dev.dyad.kernel.Kernels;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.FeatureMatrix;
import java.util.Arrays;

/**
 * One side of the model, its users or its items: the tables, and the vectors of the batch under way, by place. All
 * threads share it, each touching its own rows.
 */
final class AdamSide {

    private static final Kernels KERNELS = Kernels.instance();

    private final AdamTable rows;
    private final AdamTable featureRows;
    private final FeatureMatrix features;
    private final SidePlan.Met met;
    private final int width;
    private final boolean cosine;
    private final boolean collects;
    private final float[] thetas;
    private final float[] vectors;
    private final float[] biases;
    private final float[] inverses;
    private final float[] gradients;
    private final float[] featureThetas;
    private final float[] featureGradients;
    private final int[] numbers;
    private final float[] ones;
    private final float[] none;

    AdamSide(
            SidePlan.Sharing sharing,
            AdamTable rows,
            AdamTable featureRows,
            FeatureMatrix features,
            AdamSetting setting,
            int workers) {
        int batchSize = setting.trainer().batchSize();
        int count = features.count();
        this.rows = rows;
        this.featureRows = featureRows;
        this.features = features;
        width = setting.spec().dim();
        met = new SidePlan.Met(rows.rows());
        cosine = setting.spec().similarity() == Similarity.COSINE;
        collects = !features.isEmpty() || setting.trainer().dropout() > 0;
        int places = SidePlan.places(sharing, rows.rows(), batchSize, workers);
        thetas = new float[places * width];
        vectors = features.isEmpty() ? thetas : new float[places * width];
        biases = new float[places];
        inverses = new float[places];
        gradients = new float[collects ? places * width : 0];
        int featurePlaces = SidePlan.places(SidePlan.Sharing.BY_ROW, count, count, workers);
        featureThetas = new float[featurePlaces * width];
        featureGradients = new float[featurePlaces * width];
        numbers = new int[Math.max(places, featurePlaces) + 1];
        Arrays.setAll(numbers, i -> i);
        ones = new float[numbers.length];
        Arrays.fill(ones, 1);
        none = new float[numbers.length];
    }

    AdamTable rows() {
        return rows;
    }

    AdamTable featureRows() {
        return featureRows;
    }

    boolean hasFeatures() {
        return !features.isEmpty();
    }

    SidePlan.Met met() {
        return met;
    }

    /** p̂ or q̂ of each row of the batch, by place. */
    float[] vectors() {
        return vectors;
    }

    float bias(int place) {
        return biases[place];
    }

    /** 1 / ‖p̂‖ or 1 / ‖q̂‖. */
    float inverse(int place) {
        return inverses[place];
    }

    /** Plans the features of a batch's rows. */
    void planFeatures(SidePlan plan, SidePlan featurePlan, AdamClock clock, int t) {
        featurePlan.clear();
        for (int n = 0; hasFeatures() && n < plan.count(); n++) {
            int row = plan.rowAt(plan.place(n));
            for (int k = features.start(row); k < features.start(row + 1); k++) {
                if (featurePlan.placeOf(features.feature(k)) < 0) {
                    featurePlan.mention(features.feature(k), featureRows, clock, t);
                }
            }
        }
    }

    /** Reads a share of the features as they are before their step. */
    void readFeatures(SidePlan.Share share, AdamClock clock) {
        featureRows.settle(clock, share.plan, 0, share.count(), featureThetas, none, share.place);
    }

    /** Reads entries {@code from} to {@code to} − 1 of a share of the rows; the features must have been read. */
    void read(SidePlan.Share share, SidePlan featurePlan, int from, int to, AdamClock clock) {
        share.fetched += rows.factors().fetch(share.plan, from, to);
        rows.settle(clock, share.plan, from, to, thetas, biases, share.place);
        for (int entry = from; hasFeatures() && entry < to; entry++) {
            addFeatures(share.plan.row(entry), share.place + entry, featurePlan);
        }
        for (int place = share.place + from; cosine && place < share.place + to; place++) {
            inverses[place] = inverseNorm(vectors, place * width);
        }
    }

    private void addFeatures(int row, int place, SidePlan featurePlan) {
        System.arraycopy(thetas, place * width, vectors, place * width, width);
        for (int k = features.start(row); k < features.start(row + 1); k++) {
            int at = featurePlan.placeOf(features.feature(k)) * width;
            KERNELS.addScaled(features.weight(k), featureThetas, at, vectors, place * width, width);
        }
    }

    /** 1 / ‖x‖ of the vector that starts at {@code at}, or 1 / the smallest norm that a cosine divides by. */
    float inverseNorm(float[] x, int at) {
        float norm = (float) Math.sqrt(KERNELS.dot(x, at, x, at, width));
        return 1 / Math.max(norm, Similarity.MIN_NORM);
    }

    /**
     * Steps entries {@code from} to {@code to} − 1 of a share.
     *
     * @param terms of their gradients, where these are not collected
     */
    void step(
            SidePlan.Share share,
            int from,
            int to,
            AdamClock clock,
            int t,
            GradientTerms terms,
            GradientTerms ofBiases) {
        GradientTerms ofRows = collects ? collected(gradients, share) : terms;
        rows.step(clock, t, share.plan, from, to, thetas, share.place, ofRows);
        rows.stepBiases(clock, t, share.plan, from, to, biases, share.place, ofBiases);
    }

    /** Gradients that are already summed, one for each place. */
    private GradientTerms collected(float[] sums, SidePlan.Share share) {
        return new GradientTerms(numbers, numbers, ones, sums, share.places, none);
    }

    /** Whether gradients are summed by place before they are stepped by. */
    boolean collects() {
        return collects;
    }

    /** The gradients of the batch's vectors, by place. */
    float[] gradients() {
        return gradients;
    }

    /** Steps a share of the features, once the gradients of all rows are collected. */
    void stepFeatures(SidePlan plan, SidePlan featurePlan, SidePlan.Share share, AdamClock clock, int t) {
        Arrays.fill(featureGradients, share.place * width, (share.place + share.count()) * width, 0);
        for (int n = 0; n < plan.count(); n++) {
            int place = plan.place(n);
            int row = plan.rowAt(place);
            for (int k = features.start(row); k < features.start(row + 1); k++) {
                int at = featurePlan.placeOf(features.feature(k));
                if (at >= share.place && at < share.place + share.count()) {
                    KERNELS.addScaled(
                            features.weight(k), gradients, place * width, featureGradients, at * width, width);
                }
            }
        }
        GradientTerms sums = collected(featureGradients, share);
        featureRows.step(clock, t, share.plan, 0, share.count(), featureThetas, share.place, sums);
    }
}
