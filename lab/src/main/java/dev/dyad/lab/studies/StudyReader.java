package dev.dyad.lab.studies;

import dev.dyad.DyadException;
import dev.dyad.lab.FigureKind;
import dev.dyad.lab.Study;
import dev.dyad.lab.Variant;
import dev.dyad.lab.studies.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Makes a study of the parts of its file. */
final class StudyReader {

    private static final List<String> KEYS =
            List.of("name", "title", "question", "base", "list", "grid", "repeats", "seeds", "figures");
    private static final List<FigureKind> USUAL_FIGURES =
            List.of(FigureKind.MAX_TEST_ACCURACY, FigureKind.TRAIN_TEST_GAP, FigureKind.TEST_ACCURACY_BY_EPOCH);
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MAX_NAME = 40;
    private static final int MAX_REPEATS = 1_000;

    private final Mapping root;

    private StudyReader(Mapping root) {
        this.root = root;
    }

    static Study read(String file, String text) {
        YamlNode root = YamlReader.read(file, text)
                .orElseThrow(() -> DyadException.usage(
                        "%s: there is no study in it; 'dyad study example' prints one to start from", file));
        return new StudyReader(root.asMapping("a study", "name: my-study")).study();
    }

    private Study study() {
        root.entries().forEach((key, entry) -> requireKnown(key, entry.place()));
        String name = name();
        String title = root.get("title").map(node -> node.asText("'title'")).orElse(name);
        String question = require("question").asText("'question'");
        RunSettings base = base();
        List<Long> seeds = seeds(base);
        List<Variant> variants =
                new VariantsReader(root, base.with("seed", Long.toString(seeds.get(0)))).variants(seeds.size());
        return new Study(name, title, question, variants, seeds, figures());
    }

    private static void requireKnown(String key, Place place) {
        if (RunSettings.names().contains(key)) {
            throw place.wrong("'%s' is a setting: write it under 'base', or under 'grid' to vary it", key);
        } else if (!KEYS.contains(key)) {
            throw place.wrong("%s", Suggestion.unknown("part of a study", key, KEYS));
        }
    }

    private YamlNode require(String key) {
        return root.get(key).orElseThrow(() -> root.place()
                .wrong("the study has no '%s'; 'dyad study example' shows what belongs in it", key));
    }

    private String name() {
        YamlNode node = require("name");
        String name = node.asText("'name'");
        if (name.length() > MAX_NAME || !NAME.matcher(name).matches()) {
            throw node.place()
                    .wrong(
                            "name '%s': write up to %d small letters, digits and single hyphens, such as my-study",
                            name, MAX_NAME);
        } else if (BuiltinStudies.names().contains(name) || name.equals("all")) {
            throw node.place().wrong("name '%s': that is a built-in study; take another name", name);
        }
        return name;
    }

    /** What all runs have in common; an empty part is none. */
    private RunSettings base() {
        Optional<YamlNode> node = root.get("base").filter(part -> !part.isNothing());
        if (node.isEmpty()) {
            return RunSettings.STUDY;
        }
        Mapping base = node.get().asMapping("'base'", "dim: 64");
        Map<String, String> settings = VariantsReader.settings(base);
        return base.place().check(() -> RunSettings.STUDY.with(settings));
    }

    /** The seeds of every variant's runs: those given, or the base's seed and those that follow it. */
    private List<Long> seeds(RunSettings base) {
        Optional<YamlNode> repeats = root.get("repeats");
        if (root.get("seeds").isPresent()) {
            return givenSeeds(root.get("seeds").get(), repeats);
        }
        long first = Long.parseLong(base.get("seed"));
        int count = repeats.map(StudyReader::count).orElse(1);
        return LongStream.range(0, count).mapToObj(i -> first + i).toList();
    }

    private static int count(YamlNode repeats) {
        String text = repeats.asText("'repeats'");
        int count;
        try {
            count = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            count = 0;
        }
        if (count < 1 || count > MAX_REPEATS) {
            throw repeats.place().wrong("repeats '%s': give 1 to %,d", text, MAX_REPEATS);
        }
        return count;
    }

    private List<Long> givenSeeds(YamlNode node, Optional<YamlNode> repeats) {
        repeats.ifPresent(other -> {
            throw other.place().wrong("'repeats' and 'seeds' say the same; take one of them out");
        });
        root.get("base")
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .flatMap(base -> base.get("seed"))
                .ifPresent(seed -> {
                    throw seed.place().wrong("'seed' has no meaning beside 'seeds'; take one of them out");
                });
        List<YamlNode> items = node.asList("'seeds'", "[1, 2, 3]");
        if (items.size() > MAX_REPEATS) {
            throw node.place().wrong("%,d seeds: give %,d at the most", items.size(), MAX_REPEATS);
        }
        List<Long> seeds = new ArrayList<>();
        for (YamlNode item : items) {
            String text = item.asText("a seed");
            long seed = item.place()
                    .check(() -> RunSettings.STUDY.with("seed", text).toSpec().seed());
            if (seeds.contains(seed)) {
                throw item.place().wrong("seed %d stands twice; a repeat needs a seed of its own", seed);
            }
            seeds.add(seed);
        }
        return seeds;
    }

    private List<FigureKind> figures() {
        Optional<YamlNode> node = root.get("figures");
        if (node.isEmpty()) {
            return USUAL_FIGURES;
        }
        List<FigureKind> figures = new ArrayList<>();
        for (YamlNode item : node.get().asList("'figures'", "[max-test-accuracy, train-test-gap]")) {
            String text = item.asText("a figure");
            FigureKind figure = item.place().check(() -> FigureKind.parse(text));
            if (figures.contains(figure)) {
                throw item.place().wrong("figure '%s' stands twice; take one out", text);
            }
            figures.add(figure);
        }
        return figures;
    }
}
