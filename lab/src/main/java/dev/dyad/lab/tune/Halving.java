package dev.dyad.lab.tune;

import dev.dyad.DyadException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Successive halving: all trials are trained a little, the better half goes on, and so forth until the best are trained to
 * the end. Karnin, Koren and Somekh, "Almost optimal exploration in multi-armed bandits", ICML 2013; Jamieson and
 * Talwalkar, "Non-stochastic best arm identification and hyperparameter optimization", AISTATS 2016.
 *
 * @param trials that begin, 1 to 10,000
 * @param epochs of a whole training
 */
public record Halving(int trials, int epochs) {

    private static final int RUNGS = 3;
    private static final int MAX_TRIALS = 10_000;

    public Halving {
        if (trials < 1 || trials > MAX_TRIALS) {
            throw DyadException.usage("Trials %d: give 1 to %,d", trials, MAX_TRIALS);
        }
    }

    /**
     * A stage at which trials are compared.
     *
     * @param epoch after which they are
     * @param trials how many come so far
     */
    public record Rung(int epoch, int trials) {}

    /** The rungs: after a third, two thirds and all of the epochs; half of the trials go on from each to the next. */
    public List<Rung> rungs() {
        List<Rung> rungs = new ArrayList<>();
        int count = trials;
        for (int r = 1; r <= RUNGS; r++) {
            int epoch = (int) Math.ceil((double) epochs * r / RUNGS);
            if (rungs.isEmpty() || epoch > rungs.get(rungs.size() - 1).epoch()) {
                rungs.add(new Rung(epoch, count));
                count = (count + 1) / 2;
            }
        }
        return rungs;
    }

    /**
     * The best of some, in the order of their costs; of equals those that came first.
     *
     * @param cost of one, lower is better; NaN is worse than any
     */
    static <T> List<T> best(List<T> some, ToDoubleFunction<T> cost, int count) {
        return some.stream()
                .sorted(Comparator.comparingDouble(one -> {
                    double value = cost.applyAsDouble(one);
                    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
                }))
                .limit(count)
                .toList();
    }
}
