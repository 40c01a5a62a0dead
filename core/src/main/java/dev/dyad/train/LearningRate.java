package dev.dyad.train;

import dev.dyad.model.EpochReport;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The learning rate of every step of a fit: one number, or a schedule. Written {@code 1e-3},
 * {@code step:1e-2,every=10,factor=0.5}, {@code exponential:1e-2,factor=0.95}, {@code cosine:1e-2,warmup=2,floor=1e-4},
 * {@code one-cycle:1e-2,rise=0.3,start=25,end=1e4} or {@code plateau:1e-2,factor=0.5,patience=3}; what is left out of a
 * schedule has these values, but cosine's, which are 0. Rates are above 0, at most 10.
 */
public sealed interface LearningRate {

    /**
     * The rates of an epoch's steps. Asked for when the epoch starts, it depends on nothing but what is given here, so
     * that a fit that is resumed within the epoch goes on with the same rates.
     *
     * @param epoch from 1
     * @param epochs of the whole fit
     * @param steps of every epoch; 1 where a trainer keeps a rate for a whole epoch
     * @param before the reports of all epochs before this one
     * @return the rate of each step, from step 0 to {@code steps − 1}
     */
    IntToDoubleFunction inEpoch(int epoch, int epochs, int steps, List<EpochReport> before);

    /** A rate that no step exceeds. */
    double highest();

    /** The same rate at every step. */
    static LearningRate constant(double rate) {
        return new Constant(rate);
    }

    /** Reads the form that {@code toString} writes. */
    static LearningRate parse(String text) {
        return LearningRateText.read(text);
    }

    /** The same rate at every step. */
    record Constant(double rate) implements LearningRate {
        public Constant {
            requireRate(rate);
        }

        @Override
        public IntToDoubleFunction inEpoch(int epoch, int epochs, int steps, List<EpochReport> before) {
            return step -> rate;
        }

        @Override
        public double highest() {
            return rate;
        }

        @Override
        public String toString() {
            return LearningRateText.number(rate);
        }
    }

    /**
     * Falls by a factor every so many epochs, as torch's StepLR: rate · factor^⌊(epoch − 1) / every⌋.
     *
     * @param rate of the first epochs
     * @param every how many epochs have the same rate, at least 1
     * @param factor above 0, up to 1
     */
    record Step(double rate, int every, double factor) implements LearningRate {
        public Step {
            requireRate(rate);
            Refusals.require(every >= 1, "Learning rate: every=%s: give 1 epoch or more", every);
            requireFactor(factor);
        }

        @Override
        public IntToDoubleFunction inEpoch(int epoch, int epochs, int steps, List<EpochReport> before) {
            double now = rate * StrictMath.pow(factor, (epoch - 1) / every);
            return step -> now;
        }

        @Override
        public double highest() {
            return rate;
        }

        @Override
        public String toString() {
            return "step:%s,every=%d,factor=%s"
                    .formatted(LearningRateText.number(rate), every, LearningRateText.number(factor));
        }
    }

    /**
     * Falls by a factor every epoch, as torch's ExponentialLR: rate · factor^(epoch − 1).
     *
     * @param rate of the first epoch
     * @param factor above 0, up to 1
     */
    record Exponential(double rate, double factor) implements LearningRate {
        public Exponential {
            requireRate(rate);
            requireFactor(factor);
        }

        @Override
        public IntToDoubleFunction inEpoch(int epoch, int epochs, int steps, List<EpochReport> before) {
            double now = rate * StrictMath.pow(factor, epoch - 1);
            return step -> now;
        }

        @Override
        public double highest() {
            return rate;
        }

        @Override
        public String toString() {
            return "exponential:%s,factor=%s".formatted(LearningRateText.number(rate), LearningRateText.number(factor));
        }
    }

    /**
     * Rises in a straight line over the first epochs, then falls along half a cosine, at every step. Loshchilov and
     * Hutter, "SGDR: stochastic gradient descent with warm restarts", ICLR 2017, equation 5, without restarts. With w =
     * warmup · steps and n = epochs · steps, step i from 0 of the whole fit has the rate · (i + 1) / w for i below w,
     * then floor + (rate − floor) (1 + cos π (i − w) / (n − w)) / 2.
     *
     * @param rate at the top
     * @param warmup how many epochs it rises, 0 or more; a part of one is allowed
     * @param floor what it falls towards, from 0 to the rate
     */
    record Cosine(double rate, double warmup, double floor) implements LearningRate {
        public Cosine {
            requireRate(rate);
            Refusals.require(
                    warmup >= 0 && warmup <= 100_000, "Learning rate: warmup=%s: give 0 epochs or more", warmup);
            Refusals.require(
                    floor >= 0 && floor <= rate, "Learning rate: floor=%s: give 0 or more, up to the rate", floor);
        }

        @Override
        public IntToDoubleFunction inEpoch(int epoch, int epochs, int steps, List<EpochReport> before) {
            long first = (epoch - 1L) * steps;
            long rising = Math.round(warmup * steps);
            double falling = (double) epochs * steps - rising;
            return step -> {
                long i = first + step;
                return i < rising
                        ? rate * (i + 1) / rising
                        : floor + (rate - floor) * (1 + StrictMath.cos(Math.PI * (i - rising) / falling)) / 2;
            };
        }

        @Override
        public double highest() {
            return rate;
        }

        @Override
        public String toString() {
            return "cosine:%s,warmup=%s,floor=%s"
                    .formatted(
                            LearningRateText.number(rate),
                            LearningRateText.number(warmup),
                            LearningRateText.number(floor));
        }
    }

    /**
     * Rises from peak / start to the peak and falls to peak / (start · end), along half a cosine each, at every step.
     * Smith and Topin, "Super-convergence: very fast training of neural networks using large learning rates", 2018. The
     * rates are those of torch's OneCycleLR with its cosine annealing and two phases: with n steps in the fit, the top is
     * at step rise · n − 1, from 0, and the lowest rate at the last step. Unlike there, Adam's β₁ stays as it is.
     *
     * @param peak the highest rate
     * @param rise the share of the steps in which it rises, above 0 and below 1
     * @param start the peak by the first rate, at least 1
     * @param end the first rate by the last, at least 1
     */
    record OneCycle(double peak, double rise, double start, double end) implements LearningRate {
        public OneCycle {
            requireRate(peak);
            Refusals.require(rise > 0 && rise < 1, "Learning rate: rise=%s: give a share above 0 and below 1", rise);
            Refusals.require(start >= 1 && start <= 1e9, "Learning rate: start=%s: give 1 or more", start);
            Refusals.require(end >= 1 && end <= 1e9, "Learning rate: end=%s: give 1 or more", end);
        }

        @Override
        public IntToDoubleFunction inEpoch(int epoch, int epochs, int steps, List<EpochReport> before) {
            long first = (epoch - 1L) * steps;
            double last = (double) epochs * steps - 1;
            double top = rise * epochs * steps - 1;
            double lowest = peak / start;
            return step -> {
                double i = (double) first + step;
                return i < top ? anneal(lowest, peak, i / top) : anneal(peak, lowest / end, (i - top) / (last - top));
            };
        }

        /** From one rate to another along half a cosine. */
        private static double anneal(double from, double to, double share) {
            return to + (from - to) / 2 * (1 + StrictMath.cos(Math.PI * share));
        }

        @Override
        public double highest() {
            return peak;
        }

        @Override
        public String toString() {
            return "one-cycle:%s,rise=%s,start=%s,end=%s"
                    .formatted(
                            LearningRateText.number(peak),
                            LearningRateText.number(rise),
                            LearningRateText.number(start),
                            LearningRateText.number(end));
        }
    }

    /**
     * Falls by a factor when an epoch is the last of more than {@code patience} in a row that were no better than the
     * best before them, as torch's ReduceLROnPlateau without threshold and cooldown; then counts anew. What is watched is the
     * validation accuracy, or the training loss where there is no validation part; never the test part.
     *
     * @param rate of the first epochs
     * @param factor above 0, up to 1
     * @param patience how many epochs without progress are forgiven, 0 or more
     */
    record Plateau(double rate, double factor, int patience) implements LearningRate {
        public Plateau {
            requireRate(rate);
            requireFactor(factor);
            Refusals.require(patience >= 0, "Learning rate: patience=%s: give 0 epochs or more", patience);
        }

        @Override
        public IntToDoubleFunction inEpoch(int epoch, int epochs, int steps, List<EpochReport> before) {
            double best = Double.NEGATIVE_INFINITY;
            double now = rate;
            int waited = 0;
            for (EpochReport report : before) {
                double merit = report.hasValidation() ? report.validationAccuracy() : -report.trainLoss();
                waited = merit > best ? 0 : waited + 1;
                best = Math.max(best, merit);
                if (waited > patience) {
                    now *= factor;
                    waited = 0;
                }
            }
            double rateNow = now;
            return step -> rateNow;
        }

        @Override
        public double highest() {
            return rate;
        }

        @Override
        public String toString() {
            return "plateau:%s,factor=%s,patience=%d"
                    .formatted(LearningRateText.number(rate), LearningRateText.number(factor), patience);
        }
    }

    private static void requireRate(double rate) {
        Refusals.require(rate > 0 && rate <= 10, "Learning rate %s: give one above 0, up to 10", rate);
    }

    private static void requireFactor(double factor) {
        Refusals.require(factor > 0 && factor <= 1, "Learning rate: factor=%s: give one above 0, up to 1", factor);
    }
}
