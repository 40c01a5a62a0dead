package dev.dyad.lab.findings;

import dev.dyad.lab.Variant;
import dev.dyad.lab.statistics.Accuracy;
import dev.dyad.lab.statistics.Estimate;
import dev.dyad.lab.statistics.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A variant in numbers: means over its seeds. From three seeds on intervals follow from what the seeds differ by, with
 * fewer from the number of ratings.
 *
 * @param variant of the study
 * @param runs one for each seed that is finished, at least one
 */
public record VariantFigures(Variant variant, List<RunFigures> runs) {

    public VariantFigures {
        runs = List.copyOf(runs);
    }

    /** Test accuracy at the epoch that is best by the test ratings. */
    public Measured bestAccuracy() {
        return accuracy(runs.stream().map(RunFigures::byTest).toList());
    }

    /** Test accuracy at the epoch that is best by the validation ratings; empty where a run has none. */
    public Optional<Measured> validatedAccuracy() {
        List<EpochFigures> chosen =
                runs.stream().flatMap(run -> run.byValidation().stream()).toList();
        return chosen.size() == runs.size() ? Optional.of(accuracy(chosen)) : Optional.empty();
    }

    /** Running train accuracy less test accuracy, in the last epoch. */
    public Measured gapAtEnd() {
        return measured(run -> run.gapAt(run.lastEpoch()));
    }

    /** The same in the epoch that is best by the test ratings. */
    public Measured gapAtBest() {
        return measured(run -> run.gapAt(run.byTest().epoch()));
    }

    /** RMSE of the test ratings at the epoch that is best by them, in ratings. */
    public double rmse() {
        return mean(run -> run.byTest().rmse());
    }

    /** Accuracy by the number of training ratings of the item, at the epoch that is best by the test ratings. */
    public List<ItemBucket> byItemRatings() {
        List<ItemBucket> buckets = new ArrayList<>();
        for (int b = 0; b < ItemBucket.COUNT; b++) {
            int bucket = b;
            buckets.add(ItemBucket.at(
                    b,
                    runs.stream()
                            .map(run -> run.byTest().byItemRatings().get(bucket).accuracy())
                            .reduce(new Accuracy(0, 0), Accuracy::plus)));
        }
        return buckets;
    }

    /** What the best test accuracy does from seed to seed. */
    public Spread seedSpread() {
        return Spread.of(values(run -> run.byTest().accuracy().share()));
    }

    Measured measured(Function<RunFigures, Estimate> figure) {
        if (runs.size() >= Spread.ENOUGH_SEEDS) {
            return measured(Spread.of(values(run -> figure.apply(run).value())));
        }
        Estimate mean = Estimate.mean(runs.stream().map(figure).toArray(Estimate[]::new));
        return new Measured(mean.value(), mean.interval());
    }

    static Measured measured(Spread spread) {
        return new Measured(spread.mean(), spread.interval());
    }

    private Measured accuracy(List<EpochFigures> chosen) {
        if (chosen.size() >= Spread.ENOUGH_SEEDS) {
            return measured(Spread.of(chosen.stream()
                    .mapToDouble(epoch -> epoch.accuracy().share())
                    .toArray()));
        }
        Accuracy all = chosen.stream().map(EpochFigures::accuracy).reduce(new Accuracy(0, 0), Accuracy::plus);
        return new Measured(all.share(), all.interval());
    }

    private double mean(ToDoubleFunction<RunFigures> figure) {
        return Spread.of(values(figure)).mean();
    }

    private double[] values(ToDoubleFunction<RunFigures> figure) {
        return runs.stream().mapToDouble(figure).toArray();
    }
}
