package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.lab.run.EngineOptions;
import dev.dyad.lab.run.EngineOptions.Leftovers;
import dev.dyad.lab.studies.SearchSpace;
import dev.dyad.lab.tune.Search;
import dev.dyad.lab.tune.TuneMetric;
import dev.dyad.model.Head;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Split;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All options of {@code dyad tune}. */
final class TuneArguments {

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(
            names = "--trainer",
            paramLabel = "NAME",
            description = "How the models are learned: sgd or adam. Default: sgd, or what --space says.")
    private Optional<String> trainer = Optional.empty();

    @Option(
            names = "--head",
            paramLabel = "regression|ordinal",
            description = "What a score answers. Default: regression, or what --space says.")
    private Optional<String> head = Optional.empty();

    @Option(
            names = "--features",
            paramLabel = "LIST",
            description = "Attributes that enter the vectors, as with dyad train. Default: none, or what --space says.")
    private Optional<String> features = Optional.empty();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs of a whole training. Default: as is usual for the trainer, or what --space says.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(
            names = "--space",
            paramLabel = "FILE",
            converter = FileName.class,
            description = "A search space of your own, in YAML. Default: the trainer's usual one.")
    private Optional<Path> space = Optional.empty();

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "32",
            description = "Settings that are tried, the defaults among them. Default: ${DEFAULT-VALUE}.")
    private int trials = 32;

    @Option(
            names = "--metric",
            paramLabel = "rmse|accuracy|nll",
            description =
                    "What trials are ranked by; nll, the negative log-likelihood, with an ordinal head. Default: rmse, or"
                            + " nll with an ordinal head.")
    private Optional<String> metric = Optional.empty();

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            defaultValue = "random:0.1",
            description = "The test part, as with dyad train. Default: ${DEFAULT-VALUE}.")
    private String split = "random:0.1";

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description =
                    "The share of the other ratings that trials are judged on: drawn at random, or the latest with"
                            + " --split temporal. With leave-last it is as many of each user as are in the test part."
                            + " Default: ${DEFAULT-VALUE}.")
    private double validation = 0.1;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Decides split, validation part, trainings and trials. Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Option(
            names = "--out-spec",
            paramLabel = "FILE",
            defaultValue = "best.yaml",
            converter = FileName.class,
            description =
                    "Where the best settings go; a file that is there already is replaced. Default: ${DEFAULT-VALUE}.")
    private Path outSpec = Path.of("best.yaml");

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "The folder of the trials and the report; what is done there is not done again. "
                    + "Default: tune-NAME, with the name of the data.")
    private Optional<Path> work = Optional.empty();

    @Option(names = "--fresh", description = "Begin all trials again that are in the folder.")
    private boolean fresh;

    @Option(names = "--jobs", paramLabel = "N", description = "Trials side by side. Default: as dyad study has it.")
    private Optional<Integer> jobs = Optional.empty();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    DataOptions data() {
        return data;
    }

    boolean isJson() {
        return json.isGiven();
    }

    Path outSpec() {
        return outSpec;
    }

    int threads() {
        return threads.count();
    }

    long seed() {
        return seed;
    }

    Path folder(Dataset dataset) {
        return work.orElseGet(() -> Path.of("tune-" + dataset.name().replaceAll("[^A-Za-z0-9._-]+", "-")));
    }

    /** The split whose held-out part the winner is measured on. */
    Split test() {
        if (split.startsWith("given:")) {
            throw DyadException.usage(
                    "--split %s: a search splits the ratings itself; leave the test file out of --data, and measure the winner with dyad train --spec and --split given:FILE",
                    split);
        }
        Split parsed = Split.parse(split);
        if (parsed instanceof Split.None) {
            throw DyadException.usage(
                    "--split none leaves nothing to measure the winner on; hold some ratings out, such as random:0.1");
        }
        return parsed;
    }

    /** How the validation part is held out of the rest, as the test part is. */
    private Split judged() {
        if (!(validation > 0 && validation < 1)) {
            throw DyadException.usage("Validation share %s: give one above 0 and below 1, such as 0.1", validation);
        }
        Split test = test();
        return test instanceof Split.Temporal
                ? new Split.Temporal(validation)
                : test instanceof Split.LeaveLast ? test : new Split.Random(validation);
    }

    Search toSearch() {
        Optional<SearchSpace> own = space.map(SearchSpace::read);
        Map<String, String> base = own.map(SearchSpace::base).orElse(Map.of());
        Map<String, String> said = new LinkedHashMap<>();
        trainer.ifPresent(value -> said.put("trainer", value));
        head.ifPresent(value -> said.put("head", value));
        features.ifPresent(value -> said.put("features", value));
        epochs.ifPresent(value -> said.put("epochs", Integer.toString(value)));
        SearchSpace where = own.orElseGet(
                () -> SearchSpace.usual(said.getOrDefault("trainer", base.getOrDefault("trainer", "sgd"))));
        Head chosen = Head.parse(said.getOrDefault("head", base.getOrDefault("head", "regression")));
        TuneMetric by = metric.map(TuneMetric::parse).orElseGet(() -> TuneMetric.usualFor(chosen));
        return Search.of(where, said, by, trials, judged(), seed);
    }

    EngineOptions toEngineOptions() {
        return EngineOptions.of(threads.count())
                .withJobs(jobs.map(OptionalInt::of).orElse(OptionalInt.empty()))
                .with(fresh ? Leftovers.FRESH : Leftovers.RESUME);
    }
}
