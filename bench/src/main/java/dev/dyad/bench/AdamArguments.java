package dev.dyad.bench;

import dev.dyad.DyadException;
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
import java.util.stream.Collectors;

/**
 * What {@code bench/run adam} is told.
 *
 * @param given each option's value, by its name without hyphens
 * @param json whether results are one JSON document
 */
record AdamArguments(Map<String, String> given, boolean json) {

    private static final String NONE = "none";

    private static final Map<String, String> DEFAULTS = defaults();

    private static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("data", NONE);
        defaults.put("like", "ml-1m");
        defaults.put("ratings", NONE);
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
        Map<String, String> given = new LinkedHashMap<>(DEFAULTS);
        boolean json = false;
        for (int i = 0; i < words.size(); i++) {
            String name = words.get(i).replaceFirst("^--", "");
            if (words.get(i).equals("--json")) {
                json = true;
            } else if (!words.get(i).startsWith("--") || !given.containsKey(name)) {
                throw DyadException.usage("'%s' is no option; there are:%n%s", words.get(i), help());
            } else if (i + 1 == words.size()) {
                throw DyadException.usage("Option --%s: its value is missing", name);
            } else {
                given.put(name, words.get(++i));
            }
        }
        return new AdamArguments(given, json);
    }

    static String help() {
        String options = DEFAULTS.entrySet().stream()
                .map(option -> "  --%-14s %s%n".formatted(option.getKey(), option.getValue()))
                .collect(Collectors.joining());
        return options
                + "  --json           print one JSON document%n".formatted()
                + "Without --data, ratings --like a MovieLens set are made for the occasion, --ratings of them.%n"
                        .formatted();
    }

    /** Where ratings are, if they are not made for the occasion. */
    Optional<Path> data() {
        return optional("data").map(Path::of);
    }

    String like() {
        return value("like");
    }

    Optional<Long> ratings() {
        return optional("ratings").map(text -> whole("ratings"));
    }

    long seed() {
        return whole("seed");
    }

    ModelSpec spec() {
        return new ModelSpec(count("dim"), Similarity.parse(value("similarity")), Biases.BOTH, Features.NONE);
    }

    Adam trainer() {
        return new Adam(
                count("epochs"),
                count("batch"),
                LearningRate.parse(value("learning-rate")),
                number("l2"),
                number("weight-decay"),
                number("dropout"),
                Start.usualFor(spec().similarity()));
    }

    /** Nothing is measured after an epoch but the held-out part, so that epochs are mostly training. */
    FitOptions options() {
        return new FitOptions(seed(), count("threads"), Optional.empty(), Duration.ofDays(1), EpochEvaluation.HELD_OUT);
    }

    private String value(String name) {
        return given.getOrDefault(name, NONE);
    }

    private Optional<String> optional(String name) {
        return Optional.of(value(name)).filter(text -> !text.equals(NONE));
    }

    private int count(String name) {
        long number = whole(name);
        if (number != (int) number) {
            throw DyadException.usage("Option --%s %s: give a smaller number", name, value(name));
        }
        return (int) number;
    }

    private long whole(String name) {
        try {
            return Long.parseLong(value(name));
        } catch (NumberFormatException e) {
            throw DyadException.usage("Option --%s '%s': give a whole number", name, value(name));
        }
    }

    private double number(String name) {
        try {
            return Double.parseDouble(value(name));
        } catch (NumberFormatException e) {
            throw DyadException.usage("Option --%s '%s': give a number", name, value(name));
        }
    }
}
