package dev.dyad.lab.studies;

import dev.dyad.DyadException;
import dev.dyad.lab.RunSpec;
import dev.dyad.model.Biases;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Split;
import dev.dyad.train.Adam;
import dev.dyad.train.Start;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The settings of a run as text, by their names on the command line: what {@link RunSpec#settings()} writes. Immutable;
 * every value has been found allowed.
 */
public final class RunSettings {

    /**
     * As the article trained, unless it varied them: cosine, 128 dimensions, no biases, no features, 50 epochs of Adam in
     * batches of 512 at 1e-3, a random tenth held out. Beside it 0.05 of the training part is held back, to choose an
     * epoch by.
     */
    public static final RunSettings STUDY = new RunSettings(Map.ofEntries(
            Map.entry("similarity", "cosine"),
            Map.entry("dim", "128"),
            Map.entry("biases", "none"),
            Map.entry("features", "none"),
            Map.entry("trainer", "adam"),
            Map.entry("epochs", "50"),
            Map.entry("batch", "512"),
            Map.entry("learning-rate", "1e-3"),
            Map.entry("l2", "0"),
            Map.entry("dropout", "0"),
            Map.entry("split", "random:0.1"),
            Map.entry("validation", "0.05"),
            Map.entry("seed", "42")));

    private static final List<String> NAMES = List.of(
            "similarity",
            "dim",
            "biases",
            "features",
            "trainer",
            "epochs",
            "batch",
            "learning-rate",
            "l2",
            "dropout",
            "start",
            "split",
            "validation",
            "seed");

    /** By name; those that depend on others, as the start does, may be absent. */
    private final Map<String, String> values;

    private RunSettings(Map<String, String> values) {
        this.values = values;
    }

    /** The names of all settings. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The same with another value.
     *
     * @throws DyadException of kind USAGE when there is no such setting, or the value is not one of it
     */
    public RunSettings with(String name, String value) {
        if (!NAMES.contains(name)) {
            throw DyadException.usage("%s", Suggestion.unknown("setting", name, NAMES));
        }
        Map<String, String> changed = new HashMap<>(values);
        changed.put(name, value);
        RunSettings settings = new RunSettings(Map.copyOf(changed));
        settings.toSpec();
        return settings;
    }

    /** The same with other values, by name. */
    public RunSettings with(Map<String, String> others) {
        RunSettings settings = this;
        for (Map.Entry<String, String> other : others.entrySet()) {
            settings = settings.with(other.getKey(), other.getValue());
        }
        return settings;
    }

    /** The run. Without a start, parameters are drawn as is usual for the similarity. */
    public RunSpec toSpec() {
        Similarity similarity = Similarity.parse(get("similarity"));
        ModelSpec model = new ModelSpec(
                whole("dim", "Embedding size"),
                similarity,
                Biases.parse(get("biases")),
                Features.parse(get("features")));
        if (!get("trainer").equals("adam")) {
            throw DyadException.usage("Trainer '%s': there is adam", get("trainer"));
        }
        Start start = values.containsKey("start") ? Start.parse(get("start")) : Start.usualFor(similarity);
        Adam adam = new Adam(
                whole("epochs", "Epochs"),
                whole("batch", "Batch size"),
                number("learning-rate", "Learning rate"),
                number("l2", "L2"),
                number("dropout", "Dropout"),
                start);
        return new RunSpec(model, adam, Split.parse(get("split")), number("validation", "Validation share"), seed());
    }

    /** A setting that has a value. */
    String get(String name) {
        return Objects.requireNonNull(values.get(name));
    }

    private int whole(String name, String title) {
        try {
            return Integer.parseInt(get(name));
        } catch (NumberFormatException e) {
            throw DyadException.usage("%s '%s': give a whole number", title, get(name));
        }
    }

    private long seed() {
        try {
            return Long.parseLong(get("seed"));
        } catch (NumberFormatException e) {
            throw DyadException.usage("Seed '%s': give a whole number", get("seed"));
        }
    }

    private double number(String name, String title) {
        try {
            return Double.parseDouble(get(name));
        } catch (NumberFormatException e) {
            throw DyadException.usage("%s '%s': give a number", title, get(name));
        }
    }
}
