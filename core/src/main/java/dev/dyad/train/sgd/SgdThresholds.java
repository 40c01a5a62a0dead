package dev.dyad.train.sgd;

import dev.dyad.model.FactorMatrix;
import dev.dyad.model.Thresholds;
import java.util.ArrayList;
import java.util.List;

/**
 * The thresholds of an ordinal head, in logits: those of each user, group by group as the users' other parameters are, and
 * the shared ones that they shrink to. A user has the first threshold and the gaps from each to the next. The first moves
 * by steps, and gaps do by their logarithms, so that they stay positive: a gap is e^step.
 */
final class SgdThresholds {

    /**
     * Thresholds step by so much of the learning rate of factors. This and the next two were found by trying, as {@code
     * docs/accuracy.md} tells.
     */
    private static final float RATE = 0.1f;

    /** What each rating of a user adds to the weight of its thresholds' regularization. */
    private static final float L2 = 0.01f;

    /** The weight beside that. */
    private static final float ROW_L2 = 1;

    private static final float NARROWEST = 1e-3f;

    /** So many ratings of each level are thought to come before the others when the shared thresholds start. */
    private static final double DAMPING = 0.5;

    private final SgdSide users;
    private final int count;
    private final float[] shared;
    private final float[][] own;

    /** @param countByLevel training ratings; with one level there are no thresholds, and nothing to learn */
    SgdThresholds(SgdSide users, long[] countByLevel) {
        this.users = users;
        this.count = countByLevel.length - 1;
        this.shared = start(countByLevel);
        this.own = new float[users.groups().count()][];
        for (int g = 0; g < own.length; g++) {
            own[g] = new float[Math.multiplyExact(users.groups().rows(g).length, count)];
            for (int at = 0; count > 0 && at < own[g].length; at += count) {
                System.arraycopy(shared, 0, own[g], at, count);
            }
        }
    }

    /** The thresholds by which scores of 0 make levels as frequent as they are. */
    private static float[] start(long[] countByLevel) {
        float[] start = new float[countByLevel.length - 1];
        double total = countByLevel.length * DAMPING;
        for (long n : countByLevel) {
            total += n;
        }
        double below = 0;
        double before = 0;
        for (int k = 0; k < start.length; k++) {
            below += countByLevel[k] + DAMPING;
            double threshold = StrictMath.log(below / (total - below));
            start[k] = (float) (k == 0 ? threshold : Math.max(NARROWEST, threshold - before));
            before = threshold;
        }
        return start;
    }

    /** How many each user has. */
    int count() {
        return count;
    }

    /** Copies a user's thresholds to {@code target[offset]} and on. */
    void copy(int group, int place, float[] target, int offset) {
        sum(own[group], place * count, target, offset);
    }

    private void sum(float[] source, int from, float[] target, int offset) {
        float sum = 0;
        for (int k = 0; k < count; k++) {
            sum += source[from + k];
            target[offset + k] = sum;
        }
    }

    /**
     * Learns from a user's ratings in a block, and shrinks the user's thresholds towards the shared ones, as an implicit
     * step.
     *
     * @param share how many ratings these are
     * @param pulls by level, the sum of the derivatives of log-likelihoods by the score
     * @param widths by level, those by the level's upper threshold
     */
    void learn(int group, int place, SgdSteps steps, int share, float[] pulls, float[] widths) {
        float[] values = own[group];
        int first = place * count;
        int n = users.ratings(users.groups().rows(group)[place]);
        float rate = RATE * steps.rate() * users.rates(group)[place];
        float keep = 1 / (1 + rate * (L2 + ROW_L2 / n) * share);
        // A wider gap moves all thresholds above it up, which ratings of those levels do not want.
        float higher = pulls[count];
        for (int k = count - 1; k > 0; k--) {
            float gap = values[first + k];
            float step = rate * gap * (widths[k] - higher);
            float bounded = step > 1 ? 1 : step < -1 ? -1 : step;
            // e^step, to the third order.
            float moved = gap * (1 + bounded * (1 + bounded * (0.5f + bounded * (1 / 6f))));
            float kept = shared[k] + keep * (moved - shared[k]);
            values[first + k] = kept < NARROWEST ? NARROWEST : kept;
            higher += pulls[k];
        }
        float moved = values[first] - rate * (higher + pulls[0]);
        values[first] = shared[0] + keep * (moved - shared[0]);
    }

    /** Fits the shared thresholds to the users', each as heavy as its regularization. */
    void fitShared() {
        double[] sums = new double[count];
        double total = 0;
        for (int g = 0; g < own.length; g++) {
            int[] rows = users.groups().rows(g);
            for (int place = 0; count > 0 && place < rows.length; place++) {
                int n = users.ratings(rows[place]);
                double weight = n == 0 ? 0 : L2 * n + ROW_L2;
                total += weight;
                for (int k = 0; k < count; k++) {
                    sums[k] += weight * own[g][place * count + k];
                }
            }
        }
        for (int k = 0; k < count; k++) {
            shared[k] = (float) (sums[k] / total);
        }
    }

    /** Every array of parameters; none where there are no thresholds. */
    List<SgdArray> arrays() {
        List<SgdArray> arrays = new ArrayList<>();
        if (count > 0) {
            arrays.add(new SgdArray("thresholds", shared));
            for (int g = 0; g < own.length; g++) {
                arrays.add(new SgdArray("users.%d.thresholds".formatted(g), own[g]));
            }
        }
        return arrays;
    }

    /** The thresholds as they stand. Users without a rating have the shared ones. */
    Thresholds toModel() {
        float[] all = new float[count];
        sum(shared, 0, all, 0);
        SgdGroups groups = users.groups();
        FactorMatrix rows = FactorMatrix.of(users.rows(), count, (row, target, at) -> {
            if (users.ratings(row) == 0) {
                System.arraycopy(all, 0, target, at, count);
            } else {
                copy(groups.group(row), groups.place(row), target, at);
            }
        });
        return new Thresholds(all, rows);
    }
}
