package dev.dyad.train.adam;

import dev.dyad.kernel.AdamClock;
import dev.dyad.kernel.AdamPages;
import dev.dyad.kernel.AdamPlan;
import dev.dyad.kernel.GradientTerms;
import dev.dyad.kernel.Kernels;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parameters that Adam learns: the factors and biases of each row, brought up to date when they are read. A row that was
 * last current after step s and is read at step t has missed t − 1 − s steps without a gradient from any rating; what
 * they did to it follows from {@link AdamClock}. One thread plans; the rows of a plan belong to the thread that carries
 * it out.
 */
final class AdamTable {

    /** Rows that are settled together. */
    private static final int BLOCK = 64;

    private static final Kernels KERNELS = Kernels.instance();

    private final AdamPages factors;
    private final @Nullable AdamPages biases;
    private final @Nullable AdamPages thresholds;
    private final float l2;
    private final int[] currentAfter;

    private AdamTable(AdamPages factors, @Nullable AdamPages biases, @Nullable AdamPages thresholds, double l2) {
        this.factors = factors;
        this.biases = biases;
        this.thresholds = thresholds;
        this.l2 = (float) l2;
        this.currentAfter = new int[factors.rows()];
    }

    static AdamTable withBiases(int rows, int width, double l2) {
        AdamPages factors = AdamPages.withBiases(rows, width);
        return new AdamTable(factors, factors.biases(), null, l2);
    }

    static AdamTable withoutBiases(int rows, int width, double l2) {
        return new AdamTable(new AdamPages(rows, width), null, null, l2);
    }

    /** The same table, of which nothing is learned yet, with {@code count} numbers more in each row, for thresholds. */
    AdamTable withThresholds(int count) {
        return new AdamTable(factors, biases, new AdamPages(rows(), count), l2);
    }

    /** θ, u and r of the factors, each row as far as it is current. */
    AdamPages factors() {
        return factors;
    }

    /** θ, u and r of the biases, if there are any. */
    Optional<AdamPages> biases() {
        return Optional.ofNullable(biases);
    }

    /** θ, u and r of what thresholds are made of, if there is any. */
    Optional<AdamPages> thresholds() {
        return Optional.ofNullable(thresholds);
    }

    int rows() {
        return factors.rows();
    }

    /** Adds a row to a plan for step {@code t}, which must be carried out. */
    void plan(int row, AdamClock clock, int t, AdamPlan plan) {
        int since = currentAfter[row];
        int replayed = clock.replayedUntil(t - 1, l2);
        if (since < replayed && !isUntouched(since, clock)) {
            plan.replay(since, replayed);
            since = replayed;
        } else {
            plan.replay(since, since);
        }
        if (since == t - 1 || isUntouched(since, clock)) {
            plan.addCurrent(row, clock.epsilonAt(since));
        } else {
            clock.plan(row, since, t, plan);
        }
        currentAfter[row] = t;
    }

    /** Whether no step has ever moved the row, so that its m and v are 0 and steps without a gradient leave it alone. */
    private boolean isUntouched(int since, AdamClock clock) {
        return since == 0 && l2 == 0 && !clock.decays();
    }

    /**
     * Reads entries {@code from} to {@code to} − 1 of a plan as they are before its step.
     *
     * @param thetas where factors go, entry e to row {@code place + e}
     * @param biasThetas where biases go, likewise
     */
    void settle(AdamClock clock, AdamPlan plan, int from, int to, float[] thetas, float[] biasThetas, int place) {
        KERNELS.adamCatchUp(factors, plan, from, to, l2, clock);
        KERNELS.adamSettle(factors, plan, from, to, thetas, place);
        if (biases != null) {
            KERNELS.adamCatchUp(biases, plan, from, to, l2, clock);
            KERNELS.adamSettle(biases, plan, from, to, biasThetas, place);
        }
    }

    /** Reads what thresholds are made of, likewise; nothing where there is nothing. */
    void settleThresholds(AdamClock clock, AdamPlan plan, int from, int to, float[] thetas, int place) {
        if (thresholds != null) {
            KERNELS.adamCatchUp(thresholds, plan, from, to, l2, clock);
            KERNELS.adamSettle(thresholds, plan, from, to, thetas, place);
        }
    }

    /** Step {@code t} on entries {@code from} to {@code to} − 1 of a plan that have been settled. */
    void step(
            AdamClock clock,
            int t,
            AdamPlan plan,
            int from,
            int to,
            float[] thetas,
            int place,
            GradientTerms gradient) {
        float rate = clock.rateAt(t);
        KERNELS.adamStep(
                factors, plan, from, to, thetas, place, gradient, l2, rate, clock.epsilonAt(t), clock.shrinkAt(t));
    }

    /** The same step on their biases, if there are any. */
    void stepBiases(
            AdamClock clock,
            int t,
            AdamPlan plan,
            int from,
            int to,
            float[] thetas,
            int place,
            GradientTerms gradient) {
        if (biases != null) {
            float rate = clock.rateAt(t);
            KERNELS.adamStep(
                    biases, plan, from, to, thetas, place, gradient, l2, rate, clock.epsilonAt(t), clock.shrinkAt(t));
        }
    }

    /** The same step on what their thresholds are made of, if there is any. */
    void stepThresholds(
            AdamClock clock,
            int t,
            AdamPlan plan,
            int from,
            int to,
            float[] thetas,
            int place,
            GradientTerms gradient) {
        if (thresholds != null) {
            float rate = clock.rateAt(t);
            float shrink = clock.shrinkAt(t);
            KERNELS.adamStep(thresholds, plan, from, to, thetas, place, gradient, l2, rate, clock.epsilonAt(t), shrink);
        }
    }

    /** Brings rows {@code first} to {@code end} − 1 up to date with step {@code t}, the last of the clock's epoch. */
    void settleAll(AdamClock clock, int t, int first, int end) {
        AdamPlan plan = new AdamPlan(BLOCK);
        float[] thetas = new float[BLOCK * factors.width()];
        float[] biasThetas = new float[BLOCK];
        float[] ofThresholds = new float[thresholds == null ? 0 : BLOCK * thresholds.width()];
        for (int row = first; row < end; ) {
            plan.clear();
            for (; row < end && plan.count() < BLOCK; row++) {
                if (isUntouched(currentAfter[row], clock)) {
                    currentAfter[row] = t;
                } else {
                    plan(row, clock, t + 1, plan);
                    currentAfter[row] = t;
                }
            }
            settle(clock, plan, 0, plan.count(), thetas, biasThetas, 0);
            factors.keep(plan, thetas, clock.epsilonAt(t));
            if (biases != null) {
                biases.keep(plan, biasThetas, clock.epsilonAt(t));
            }
            if (thresholds != null) {
                settleThresholds(clock, plan, 0, plan.count(), ofThresholds, 0);
                thresholds.keep(plan, ofThresholds, clock.epsilonAt(t));
            }
        }
    }

    /** The step after which a row is current. */
    int currentAfter(int row) {
        return currentAfter[row];
    }

    void setCurrentAfter(int row, int step) {
        currentAfter[row] = step;
    }
}
