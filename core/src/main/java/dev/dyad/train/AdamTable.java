package dev.dyad.train;

import dev.dyad.kernel.AdamClock;
import dev.dyad.kernel.AdamPages;
import dev.dyad.kernel.AdamPlan;
import dev.dyad.kernel.GradientTerms;
import dev.dyad.kernel.Kernels;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parameters that Adam learns: the factors of each row and, where this table keeps them, the biases, brought up to date
 * when they are read. A row that was last current after step s and is read at step t has missed t − 1 − s steps without
 * a gradient from any rating; what they did to it follows from {@link AdamClock}. Used by one thread.
 */
final class AdamTable {

    /** Who keeps the biases of the rows. */
    enum Biases {
        HERE,
        ELSEWHERE
    }

    private static final Kernels KERNELS = Kernels.instance();

    private final AdamPages factors;
    private final @Nullable AdamPages biases;
    private final float l2;
    private final int[] currentAfter;
    private final AdamPlan plan;

    /** @param capacity rows in a batch at the most */
    AdamTable(int rows, int width, Biases biases, double l2, int capacity) {
        this.factors = biases == Biases.HERE ? AdamPages.withBiases(rows, width) : new AdamPages(rows, width);
        this.biases = biases == Biases.HERE ? factors.biases() : null;
        this.l2 = (float) l2;
        this.currentAfter = new int[rows];
        this.plan = new AdamPlan(Math.min(rows, capacity));
    }

    /** θ, m and v of the factors, each row as far as it is current. */
    AdamPages factors() {
        return factors;
    }

    /** θ, m and v of the biases, if they are kept here. */
    Optional<AdamPages> biases() {
        return Optional.ofNullable(biases);
    }

    /** Reads a batch's rows as they are at step {@code t}, before that step, which must follow. */
    void read(BatchRows rows, AdamClock clock, int t, float[] thetas, float[] biasThetas) {
        plan.clear();
        for (int slot = 0; slot < rows.count(); slot++) {
            plan(rows.row(slot), clock, t);
            currentAfter[rows.row(slot)] = t;
        }
        KERNELS.adamSettle(factors, plan, thetas);
        if (biases != null) {
            KERNELS.adamSettle(biases, plan, biasThetas);
        }
    }

    private void plan(int row, AdamClock clock, int t) {
        replay(row, clock, clock.replayedUntil(t - 1, l2));
        int since = currentAfter[row];
        if (since == t - 1 || isUntouched(since, clock)) {
            plan.addCurrent(row);
        } else {
            clock.plan(row, since, t, plan);
        }
    }

    /** Whether no step has ever moved the row, so that its m and v are 0 and steps without a gradient leave it alone. */
    private boolean isUntouched(int since, AdamClock clock) {
        return since == 0 && l2 == 0 && !clock.decays();
    }

    /** Steps the row one by one until it is current after that step, if it is not already. */
    private void replay(int row, AdamClock clock, int until) {
        int since = currentAfter[row];
        if (since < until && !isUntouched(since, clock)) {
            KERNELS.adamReplay(factors, row, l2, clock, since, until);
            if (biases != null) {
                KERNELS.adamReplay(biases, row, l2, clock, since, until);
            }
            currentAfter[row] = until;
        }
    }

    /** Step {@code t} on the rows that were read for it. */
    void step(AdamClock clock, int t, float[] thetas, GradientTerms gradient) {
        KERNELS.adamStep(factors, plan, thetas, gradient, l2, clock.rateAt(t), clock.epsilonAt(t), clock.shrinkAt(t));
    }

    /** The same step on their biases, if they are kept here. */
    void stepBiases(AdamClock clock, int t, float[] biasThetas, GradientTerms gradient) {
        if (biases != null) {
            KERNELS.adamStep(
                    biases, plan, biasThetas, gradient, l2, clock.rateAt(t), clock.epsilonAt(t), clock.shrinkAt(t));
        }
    }

    /** Brings every row up to date with step {@code t}, the last of the clock's epoch. */
    void settle(AdamClock clock, int t) {
        float[] theta = new float[factors.width()];
        for (int row = 0; row < factors.rows(); row++) {
            plan.clear();
            plan(row, clock, t + 1);
            int missed = t - currentAfter[row];
            boolean moved = missed > 0 && !isUntouched(currentAfter[row], clock);
            currentAfter[row] = t;
            if (moved) {
                KERNELS.adamSettle(factors, plan, theta);
                factors.settle(row, theta, clock.decay1(missed), clock.decay2(missed));
                if (biases != null) {
                    KERNELS.adamSettle(biases, plan, theta);
                    biases.settle(row, theta, clock.decay1(missed), clock.decay2(missed));
                }
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
