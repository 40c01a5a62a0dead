package dev.dyad.lab.studies;

import dev.dyad.DyadException;
import dev.dyad.model.Head;
import dev.dyad.model.Similarity;
import dev.dyad.train.Adam;
import dev.dyad.train.Als;
import dev.dyad.train.LearningRate;
import dev.dyad.train.Sgd;
import dev.dyad.train.Start;
import dev.dyad.train.Trainer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The trainers that settings can name: which settings each has, what is usual with it, and how it is made of them. A new
 * trainer is one more constant here.
 */
enum KnownTrainer {
    SGD("epochs", "learning-rate", "l2", "row-l2", "patience") {
        @Override
        Trainer make(RunSettings settings, Similarity similarity) {
            return new Sgd(
                    settings.whole("epochs", "Epochs"),
                    LearningRate.parse(settings.get("learning-rate")),
                    settings.number("l2", "L2"),
                    settings.number("row-l2", "L2 of rows"),
                    settings.whole("patience", "Patience"));
        }

        @Override
        Map<String, String> usual(Head head) {
            return usual(Similarity.DOT, Sgd.usualFor(head).settings());
        }

        @Override
        Optional<String> space() {
            return Optional.of("sgd-space.yaml");
        }
    },
    ADAM("epochs", "batch", "learning-rate", "l2", "weight-decay", "dropout", "start") {
        @Override
        Trainer make(RunSettings settings, Similarity similarity) {
            return new Adam(
                    settings.whole("epochs", "Epochs"),
                    settings.whole("batch", "Batch size"),
                    LearningRate.parse(settings.get("learning-rate")),
                    settings.number("l2", "L2"),
                    settings.number("weight-decay", "Weight decay"),
                    settings.number("dropout", "Dropout"),
                    settings.has("start") ? Start.parse(settings.get("start")) : Start.usualFor(similarity));
        }

        @Override
        Map<String, String> usual(Head head) {
            Map<String, String> usual = usual(
                    head == Head.ORDINAL ? Similarity.DOT : Similarity.COSINE,
                    Adam.usualFor(head).settings());
            // The usual start is that of the similarity.
            usual.remove("start");
            return usual;
        }

        @Override
        Optional<String> space() {
            return Optional.of("adam-space.yaml");
        }
    },
    ALS("epochs", "l2", "row-l2", "unobserved", "l2-exponent", "patience") {
        @Override
        Trainer make(RunSettings settings, Similarity similarity) {
            return new Als(
                    settings.whole("epochs", "Epochs"),
                    settings.number("l2", "L2"),
                    settings.number("row-l2", "L2 of rows"),
                    settings.number("unobserved", "Weight of unobserved pairs"),
                    settings.number("l2-exponent", "Exponent of L2"),
                    settings.whole("patience", "Patience"));
        }

        @Override
        Map<String, String> usual(Head head) {
            Als trainer = head == Head.IMPLICIT ? Als.IMPLICIT : Als.DEFAULT;
            return usual(Similarity.DOT, trainer.settings());
        }

        @Override
        Optional<String> space() {
            return Optional.empty();
        }
    };

    private final List<String> settings;

    KnownTrainer(String... settings) {
        this.settings = List.of(settings);
    }

    /** Reads the name on the command line. */
    static KnownTrainer parse(String name) {
        return Arrays.stream(values())
                .filter(trainer -> trainer.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> DyadException.usage(
                        "Trainer '%s': choose %s",
                        name,
                        Arrays.stream(values()).map(KnownTrainer::toString).collect(Collectors.joining(" or "))));
    }

    /** The trainers that have a setting of that name; none where it is not one of trainers. */
    static List<KnownTrainer> with(String setting) {
        return Arrays.stream(values())
                .filter(trainer -> trainer.settings.contains(setting))
                .toList();
    }

    /** The settings it has beside those of the model. */
    List<String> settings() {
        return settings;
    }

    /** The trainer that some settings, which name it, describe. */
    abstract Trainer make(RunSettings settings, Similarity similarity);

    /** What {@code dyad train} takes with it where nothing is said: its own settings, the name and the similarity. */
    abstract Map<String, String> usual(Head head);

    /** The file of its usual search space; none where it has nothing to search for. */
    abstract Optional<String> space();

    static Map<String, String> usual(Similarity similarity, Map<String, String> settings) {
        Map<String, String> usual = new HashMap<>(settings);
        usual.put("similarity", similarity.toString());
        return usual;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
