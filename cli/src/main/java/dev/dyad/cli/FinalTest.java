package dev.dyad.cli;

import dev.dyad.lab.RunSpec;
import dev.dyad.lab.compare.PairedFigures;
import dev.dyad.lab.compare.Predictions;
import dev.dyad.lab.tune.SearchResult;
import dev.dyad.lab.tune.Trial;
import dev.dyad.lab.tune.TuneMetric;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Partition;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.Split;
import dev.dyad.train.FitOptions;
import dev.dyad.train.FitOptions.EpochEvaluation;
import dev.dyad.train.TrainingListener;
import dev.dyad.train.TrainingTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The test part, which a search does not see, and what it says of the winner and of the defaults in the end. */
final class FinalTest {

    private final Dataset data;
    private final Split split;
    private final long seed;
    private final int threads;
    private final Partition partition;

    FinalTest(Dataset data, Split split, long seed, int threads) {
        this.data = data;
        this.split = split;
        this.seed = seed;
        this.threads = threads;
        this.partition = Partition.of(data.ratings(), split, 0, seed);
    }

    /** What may be used for a search: all ratings but those of the test part. */
    Dataset usable() {
        return new Dataset(
                data.name(), data.source(), partition.parts().train(), data.users(), data.items(), data.notes());
    }

    Ratings heldOut() {
        return partition.parts().heldOut();
    }

    /**
     * What the test part said.
     *
     * @param names of the models: the defaults, and the winner where that is another
     * @param predictions of each
     * @param differences of the winner from the defaults
     */
    record Measured(int ratings, List<String> names, List<Predictions> predictions, List<PairedFigures> differences) {

        /** For the head of a file. */
        String comment() {
            StringBuilder text = new StringBuilder("Test part, looked at once:");
            for (int m = names.size() - 1; m >= 0; m--) {
                text.append(m < names.size() - 1 ? ";" : "")
                        .append(' ')
                        .append(names.get(m))
                        .append(' ')
                        .append(figures(m));
            }
            return text.append('.').toString();
        }

        private String figures(int m) {
            Predictions p = predictions.get(m);
            return String.format(Locale.ROOT, "accuracy %.2f %%, RMSE %.4f", 100 * p.accuracy(), p.rmse())
                    + p.nll()
                            .map(nll -> String.format(Locale.ROOT, ", NLL %.4f", nll))
                            .orElse("");
        }

        /** For a report. */
        List<String> sentences(TuneMetric metric) {
            List<String> sentences = new ArrayList<>();
            for (int m = names.size() - 1; m >= 0; m--) {
                sentences.add("On the test part, %,d ratings that were looked at once: %s, %s."
                        .formatted(ratings, names.get(m), figures(m)));
            }
            return sentences;
        }
    }

    /** Trains defaults and winner on all ratings but those of the test part, and measures them; empty where it was stopped. */
    Optional<Measured> measure(SearchResult result, BooleanSupplier stop) {
        List<Trial> trials = new ArrayList<>(List.of(result.defaults().trial()));
        if (!result.best().trial().isDefaults()) {
            trials.add(result.best().trial());
        }
        List<String> names = new ArrayList<>();
        List<Predictions> predictions = new ArrayList<>();
        for (Trial trial : trials) {
            Optional<TrainedModel> model = train(trial.spec(), stop);
            if (model.isEmpty()) {
                return Optional.empty();
            }
            names.add(trial.isDefaults() ? "defaults" : "best");
            predictions.add(Predictions.of(model.get().factors(), Predictions.Asked.of(heldOut())));
        }
        List<PairedFigures> differences = predictions.size() < 2
                ? List.of()
                : List.of(PairedFigures.of(predictions.get(0), predictions.get(1), seed, threads));
        return Optional.of(new Measured(heldOut().size(), names, predictions, differences));
    }

    private Optional<TrainedModel> train(RunSpec spec, BooleanSupplier stop) {
        FitOptions options = FitOptions.of(seed, threads).withEvaluation(EpochEvaluation.LAST);
        TrainingListener listener = new TrainingListener() {
            @Override
            public boolean stopRequested() {
                return stop.getAsBoolean();
            }
        };
        return new TrainingTask(data, split, 0, spec.model(), spec.trainer(), options).run(partition, listener);
    }
}
