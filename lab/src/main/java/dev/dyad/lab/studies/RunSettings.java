package dev.dyad.lab.studies;

import dev.dyad.DyadException;
import dev.dyad.lab.RunSpec;
import dev.dyad.model.Biases;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Split;
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
            Map.entry("head", "regression"),
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

    /** Goes together with every allowed value: a weight decay is bounded by the learning rate alone. */
    private static final RunSettings ALONE = STUDY.changed(Map.of("learning-rate", "1e-300"));

    private static final List<String> NAMES = List.of(
            "similarity",
            "dim",
            "biases",
            "features",
            "head",
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
            "unobserved",
            "l2-exponent",
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
        KnownTrainer before = KnownTrainer.parse(get("trainer"));
        KnownTrainer after = KnownTrainer.parse(others.getOrDefault("trainer", get("trainer")));
        Head headBefore = Head.parse(get("head"));
        Head headAfter = Head.parse(others.getOrDefault("head", get("head")));
        Map<String, String> changed = new HashMap<>(values);
        if (after != before) {
            changed.keySet().removeAll(before.settings());
            changed.putAll(after.usual(headAfter));
        } else if (headAfter != headBefore) {
            // What was as is usual with the one head becomes so with the other.
            Map<String, String> usualBefore = before.usual(headBefore);
            after.usual(headAfter)
                    .forEach((name, usual) -> changed.computeIfPresent(
                            name, (n, value) -> value.equals(usualBefore.get(n)) ? usual : value));
        }
        for (String name : others.keySet()) {
            List<KnownTrainer> owners = KnownTrainer.with(name);
            if (!owners.isEmpty() && !owners.contains(after)) {
                throw DyadException.usage(
                        "Setting '%s' belongs to trainer %s; leave it out, or take it", name, owners.get(0));
            }
        }
        changed.putAll(others);
        return new RunSettings(Map.copyOf(changed));
    }

    /** The value, which must be one of that setting; whether it goes together with others is not asked. */
    static String requireAllowed(String name, String value) {
        alone(name, value).toSpec();
        return value;
    }

    /** The same where a trainer may end before its last epoch. */
    static String requireTrainable(String name, String value) {
        alone(name, value).trainable();
        return value;
    }

    private static RunSettings alone(String name, String value) {
        requireName(name);
        Map<String, String> chosen = new HashMap<>(Map.of(name, value));
        List<KnownTrainer> owners = KnownTrainer.with(name);
        if (!owners.isEmpty() && !owners.contains(KnownTrainer.ADAM)) {
            chosen.put("trainer", owners.get(0).toString());
        } else if (name.equals("head")) {
            chosen.put("similarity", Similarity.DOT.toString());
        } else if (name.equals("features")) {
            // Some of them need an ordinal head.
            chosen.putAll(Map.of("head", Head.ORDINAL.toString(), "similarity", Similarity.DOT.toString()));
        }
        return ALONE.changed(chosen);
    }

    /** The name, which must be that of a setting. */
    static String requireName(String name) {
        if (!NAMES.contains(name)) {
            throw DyadException.usage("%s", Suggestion.unknown("setting", name, NAMES));
        }
        return name;
    }

    /**
     * What {@code dyad train} trains with that trainer and head where nothing else is said; no validation part.
     *
     * @throws DyadException of kind USAGE where there is no such trainer, or it does not learn such a head
     */
    public static RunSettings usual(String trainer, Head head) {
        Map<String, String> usual = new HashMap<>(KnownTrainer.parse(trainer).usual(head));
        usual.putAll(Map.of("biases", "both", "head", head.toString(), "validation", "0"));
        if (head == Head.ORDINAL) {
            usual.put("similarity", Similarity.DOT.toString());
        }
        return STUDY.with(usual);
    }

    /** The run. Without a start, parameters are drawn as is usual for the similarity. */
    public RunSpec toSpec() {
        if (has("patience") && whole("patience", "Patience") != 0) {
            throw DyadException.usage(
                    "Patience '%s': in a study all epochs are trained, and the best is chosen; leave it out",
                    get("patience"));
        }
        return trainable();
    }

    /** The run, which may end before its last epoch. */
    private RunSpec trainable() {
        Similarity similarity = Similarity.parse(get("similarity"));
        ModelSpec model = new ModelSpec(
                whole("dim", "Embedding size"),
                similarity,
                Biases.parse(get("biases")),
                Features.parse(get("features")),
                Head.parse(get("head")));
        return new RunSpec(
                model,
                KnownTrainer.parse(get("trainer")).make(this, similarity),
                Split.parse(get("split")),
                number("validation", "Validation share"),
                seed());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** A setting that has a value. */
    String get(String name) {
        return Objects.requireNonNull(values.get(name));
    }

    int whole(String name, String title) {
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

    double number(String name, String title) {
        try {
            return Double.parseDouble(get(name));
        } catch (NumberFormatException e) {
            throw DyadException.usage("%s '%s': give a number", title, get(name));
        }
    }
}
