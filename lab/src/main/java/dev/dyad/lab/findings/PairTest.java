package dev.dyad.lab.findings;

import dev.dyad.lab.statistics.Estimate;
import dev.dyad.lab.statistics.McNemar;
import dev.dyad.lab.statistics.RmseDifference;
import dev.dyad.lab.statistics.Spread;
import java.util.List;
import java.util.Optional;

/**
 * A test of one pair of variants, over the seeds that both have: by what the seeds differ by where there are enough of
 * them, otherwise by the ratings.
 *
 * @param by the second's value less the first's
 * @param p how often chance alone would make them differ at least as much
 */
record PairTest(Measured by, double p) {

    /** By counts of the ratings that only one of both predicted exactly; empty without any. */
    static Optional<PairTest> ofCounts(List<McNemar> seeds) {
        if (seeds.size() >= Spread.ENOUGH_SEEDS) {
            return Optional.of(
                    ofSpread(seeds.stream().mapToDouble(McNemar::difference).toArray()));
        }
        return seeds.stream()
                .reduce(McNemar::plus)
                .map(all -> new PairTest(new Measured(all.difference(), all.interval()), all.p()));
    }

    /** By differences with errors of their own; empty without any. */
    static Optional<PairTest> ofEstimates(List<Estimate> seeds) {
        if (seeds.size() >= Spread.ENOUGH_SEEDS) {
            return Optional.of(
                    ofSpread(seeds.stream().mapToDouble(Estimate::value).toArray()));
        }
        if (seeds.isEmpty()) {
            return Optional.empty();
        }
        Estimate mean = Estimate.mean(seeds.toArray(Estimate[]::new));
        return Optional.of(new PairTest(new Measured(mean.value(), mean.interval()), mean.p()));
    }

    /** By bootstraps; empty without any. */
    static Optional<PairTest> ofBootstraps(List<RmseDifference> seeds) {
        if (seeds.size() == 1) {
            RmseDifference one = seeds.get(0);
            return Optional.of(new PairTest(new Measured(one.difference(), one.interval()), one.p()));
        }
        return ofEstimates(seeds.stream()
                .map(seed -> new Estimate(seed.difference(), seed.error()))
                .toList());
    }

    private static PairTest ofSpread(double[] differences) {
        Spread spread = Spread.of(differences);
        return new PairTest(VariantFigures.measured(spread), spread.p());
    }
}
