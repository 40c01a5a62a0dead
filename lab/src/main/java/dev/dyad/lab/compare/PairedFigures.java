package dev.dyad.lab.compare;

import dev.dyad.lab.statistics.Estimate;
import dev.dyad.lab.statistics.Interval;
import dev.dyad.lab.statistics.McNemar;
import dev.dyad.lab.statistics.PairedMeans;
import dev.dyad.lab.statistics.ResampledRmse;
import dev.dyad.lab.statistics.RmseDifference;
import dev.dyad.lab.statistics.SquaredErrors;
import java.util.List;
import java.util.Optional;

/**
 * How a second model differs from a first on the same ratings: each difference is the second's figure less the first's, with
 * an interval and the probability that chance alone makes equally good models differ as much.
 *
 * @param accuracy McNemar's test
 * @param rmse by a paired bootstrap
 * @param mae of the mean difference
 * @param nll likewise; empty where not both give probabilities
 */
public record PairedFigures(Difference accuracy, Difference rmse, Difference mae, Optional<Difference> nll) {

    /**
     * A difference.
     *
     * @param interval of 95 %
     * @param p two-sided
     */
    public record Difference(double value, Interval interval, double p) {

        private static Difference of(Estimate estimate) {
            return new Difference(estimate.value(), estimate.interval(), estimate.p());
        }
    }

    /**
     * Compares two models.
     *
     * @param seed of the resamples
     * @param threads change nothing but the time
     */
    public static PairedFigures of(Predictions first, Predictions second, long seed, int threads) {
        McNemar exact = McNemar.of(first.exact(), second.exact(), first.ratings());
        SquaredErrors errors = SquaredErrors.of(new float[][] {squares(first), squares(second)});
        RmseDifference rmse = ResampledRmse.of(errors, 2, first.ratings(), seed, ResampledRmse.RESAMPLES, threads)
                .difference(0, 1);
        Optional<Difference> nll = first.losses()
                .flatMap(mine -> second.losses().map(other -> Difference.of(PairedMeans.difference(mine, other))));
        return new PairedFigures(
                new Difference(exact.difference(), exact.interval(), exact.p()),
                new Difference(rmse.difference(), rmse.interval(), rmse.p()),
                Difference.of(PairedMeans.difference(first.distances(), second.distances())),
                nll);
    }

    /** All of them. */
    public List<Difference> all() {
        return nll.map(loss -> List.of(accuracy, rmse, mae, loss)).orElse(List.of(accuracy, rmse, mae));
    }

    private static float[] squares(Predictions predictions) {
        float[] squares = new float[predictions.ratings()];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = predictions.distances()[i] * predictions.distances()[i];
        }
        return squares;
    }
}
