package dev.dyad.lab.studies;

import dev.dyad.DyadException;
import dev.dyad.lab.RunSpec;
import dev.dyad.model.Biases;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Split;
import dev.dyad.train.Adam;
import dev.dyad.train.LearningRate;
import dev.dyad.train.Sgd;
import dev.dyad.train.Start;
import dev.dyad.train.Trainer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
            Map.entry("weight-decay", "0"),
            Map.entry("dropout", "0"),
            Map.entry("split", "random:0.1"),
            Map.entry("validation", "0.05"),
            Map.entry("seed", "42")));

    /** What is usual with {@link Sgd}, and takes the place of the article's settings where that trainer is chosen. */
    private static final Map<String, String> WITH_SGD = withSgd();

    private static final Set<String> ADAM_ALONE = Set.of("batch", "weight-decay", "dropout", "start");
    private static final Set<String> SGD_ALONE = Set.of("row-l2", "patience");

    /** Goes together with every allowed value: a weight decay is bounded by the learning rate alone. */
    private static final RunSettings ALONE = STUDY.changed(Map.of("learning-rate", "1e-300"));

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
            "weight-decay",
            "dropout",
            "start",
            "row-l2",
            "patience",
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
        return with(Map.of(name, value));
    }

    /**
     * The same with other values, by name.
     *
     * @throws DyadException of kind USAGE when there is no such setting, a value is not one of it, or the values do not
     *     go together
     */
    public RunSettings with(Map<String, String> others) {
        others.forEach(RunSettings::requireAllowed);
        RunSettings settings = changed(others);
        settings.toSpec();
        return settings;
    }

    private RunSettings changed(Map<String, String> others) {
        Map<String, String> changed = new HashMap<>(values);
        if (others.getOrDefault("trainer", get("trainer")).equals("sgd")) {
            if (get("trainer").equals("adam")) {
                changed.keySet().removeAll(ADAM_ALONE);
                changed.putAll(WITH_SGD);
            }
            requireNone(ADAM_ALONE, "adam", others.keySet());
        } else {
            requireNone(SGD_ALONE, "sgd", others.keySet());
        }
        changed.putAll(others);
        return new RunSettings(Map.copyOf(changed));
    }

    private static void requireNone(Set<String> ofOther, String trainer, Set<String> names) {
        for (String name : ofOther) {
            if (names.contains(name)) {
                throw DyadException.usage(
                        "Setting '%s' belongs to trainer %s; leave it out, or take it", name, trainer);
            }
        }
    }

    private static Map<String, String> withSgd() {
        Map<String, String> settings = new HashMap<>(Sgd.DEFAULT.settings());
        settings.put("similarity", Similarity.DOT.toString());
        return settings;
    }

    /** The value, which must be one of that setting; whether it goes together with others is not asked. */
    static String requireAllowed(String name, String value) {
        requireName(name);
        Map<String, String> other =
                SGD_ALONE.contains(name) ? Map.of("trainer", "sgd", name, value) : Map.of(name, value);
        ALONE.changed(other).toSpec();
        return value;
    }

    /** The name, which must be that of a setting. */
    static String requireName(String name) {
        if (!NAMES.contains(name)) {
            throw DyadException.usage("%s", Suggestion.unknown("setting", name, NAMES));
        }
        return name;
    }

    /** The run. Without a start, parameters are drawn as is usual for the similarity. */
    public RunSpec toSpec() {
        Similarity similarity = Similarity.parse(get("similarity"));
        ModelSpec model = new ModelSpec(
                whole("dim", "Embedding size"),
                similarity,
                Biases.parse(get("biases")),
                Features.parse(get("features")));
        return new RunSpec(
                model,
                trainer(similarity),
                Split.parse(get("split")),
                number("validation", "Validation share"),
                seed());
    }

    private Trainer trainer(Similarity similarity) {
        return switch (get("trainer")) {
            case "adam" -> adam(similarity);
            case "sgd" -> sgd();
            default -> throw DyadException.usage("Trainer '%s': choose sgd or adam", get("trainer"));
        };
    }

    private Adam adam(Similarity similarity) {
        Start start = values.containsKey("start") ? Start.parse(get("start")) : Start.usualFor(similarity);
        return new Adam(
                whole("epochs", "Epochs"),
                whole("batch", "Batch size"),
                LearningRate.parse(get("learning-rate")),
                number("l2", "L2"),
                number("weight-decay", "Weight decay"),
                number("dropout", "Dropout"),
                start);
    }

    private Sgd sgd() {
        if (whole("patience", "Patience") != 0) {
            throw DyadException.usage(
                    "Patience '%s': in a study all epochs are trained, and the best is chosen; leave it out",
                    get("patience"));
        }
        return new Sgd(
                whole("epochs", "Epochs"),
                LearningRate.parse(get("learning-rate")),
                number("l2", "L2"),
                number("row-l2", "L2 of rows"),
                0);
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
