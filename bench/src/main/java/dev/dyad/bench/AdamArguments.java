package dev.dyad.bench;

import dev.dyad.bench.measure.Options;
import dev.dyad.model.Biases;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.Features;
import dev.dyad.train.Adam;
import dev.dyad.train.FitOptions;
import dev.dyad.train.FitOptions.EpochEvaluation;
import dev.dyad.train.LearningRate;
import dev.dyad.train.Start;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code bench/run adam} is told.
 *
 * @param options as given
 */
record AdamArguments(Options options) {

    private static final Map<String, String> DEFAULTS = defaults();

    private static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("data", Options.NONE);
        defaults.put("like", "ml-1m");
        defaults.put("ratings", Options.NONE);
        defaults.put("similarity", "cosine");
        defaults.put("dim", "128");
        defaults.put("batch", "512");
        defaults.put("learning-rate", "1e-3");
        defaults.put("l2", "0");
        defaults.put("weight-decay", "0");
        defaults.put("dropout", "0");
        defaults.put("epochs", "2");
        defaults.put("threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
        defaults.put("seed", "7");
        return defaults;
    }

    static AdamArguments parse(List<String> words) {
        return new AdamArguments(Options.parse(DEFAULTS, words));
    }

    static String help() {
        return Options.help(DEFAULTS)
                + "Without --data, ratings --like a MovieLens set are made for the occasion, --ratings of them.%n"
                        .formatted();
    }

    boolean json() {
        return options.json();
    }

    /** Where ratings are, if they are not made for the occasion. */
    Optional<Path> data() {
        return options.optional("data").map(Path::of);
    }

    String like() {
        return options.value("like");
    }

    Optional<Long> ratings() {
        return options.optional("ratings").map(text -> options.whole("ratings"));
    }

    long seed() {
        return options.whole("seed");
    }

    ModelSpec spec() {
        return new ModelSpec(
                options.count("dim"), Similarity.parse(options.value("similarity")), Biases.BOTH, Features.NONE);
    }

    Adam trainer() {
        return new Adam(
                options.count("epochs"),
                options.count("batch"),
                LearningRate.parse(options.value("learning-rate")),
                options.number("l2"),
                options.number("weight-decay"),
                options.number("dropout"),
                Start.usualFor(spec().similarity()));
    }

    /** Nothing is measured after an epoch but the held-out part, so that epochs are mostly training. */
    FitOptions fitOptions() {
        return new FitOptions(
                seed(), options.count("threads"), Optional.empty(), Duration.ofDays(1), EpochEvaluation.HELD_OUT);
    }
}
