package dev.dyad.lab.studies;

import dev.dyad.DyadException;
import dev.dyad.lab.studies.SettingRange.Between;
import dev.dyad.lab.studies.SettingRange.Choices;
import dev.dyad.lab.studies.SettingRange.Numbers;
import dev.dyad.lab.studies.SettingRange.Spacing;
import dev.dyad.lab.studies.YamlNode.Mapping;
import dev.dyad.lab.studies.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a search space of the parts of its file. */
final class SpaceReader {

    private static final List<String> KEYS = List.of("base", "space");
    private static final List<String> RANGE_KEYS = List.of("from", "to", "scale", "form");
    private static final List<String> SCALES = List.of("log", "linear");
    private static final String EXAMPLE = "l2: {from: 0.003, to: 0.3, scale: log}";
    private static final Set<String> WHOLE = Set.of("dim", "batch");
    /** Decided by the search itself, or no setting to be good or bad. */
    private static final Map<String, String> FIXED = Map.of(
            "epochs", "the rungs of the search are epochs: write it under 'base'",
            "seed", "a seed is neither good nor bad: give it with --seed",
            "split", "all trials are judged on the same ratings: give it with --split",
            "validation", "all trials are judged on the same ratings: give it with --validation",
            "patience", "all trials are trained as long as they are asked to",
            "trainer", "each trainer has a space of its own: write it under 'base'",
            "head", "heads are compared by 'dyad compare': write it under 'base'");

    private SpaceReader() {}

    static SearchSpace read(String file, String text) {
        Mapping root = YamlReader.read(file, text)
                .orElseThrow(() -> DyadException.usage(
                        "%s: there is no search space in it; write 'space:' and under it such as '%s'", file, EXAMPLE))
                .asMapping("a search space", "space: ...");
        root.entries().forEach((key, entry) -> {
            if (RunSettings.names().contains(key)) {
                throw entry.place().wrong("'%s' is a setting: write it under 'space' to vary it, or under 'base'", key);
            } else if (!KEYS.contains(key)) {
                throw entry.place().wrong("%s", Suggestion.unknown("part of a search space", key, KEYS));
            }
        });
        Mapping space = root.get("space")
                .orElseThrow(
                        () -> root.place().wrong("there is no 'space'; name settings under it, such as '%s'", EXAMPLE))
                .asMapping("'space'", EXAMPLE);
        if (space.entries().isEmpty()) {
            throw space.place().wrong("the space is empty; name settings in it, such as '%s'", EXAMPLE);
        }
        Map<String, String> base = root.get("base")
                .filter(node -> !node.isNothing())
                .map(node -> base(node.asMapping("'base'", "head: ordinal"), space))
                .orElse(Map.of());
        Map<String, SettingRange> ranges = new LinkedHashMap<>();
        space.entries().forEach((name, entry) -> {
            entry.place().check(() -> RunSettings.requireName(name));
            if (FIXED.containsKey(name)) {
                throw entry.place().wrong("'%s' cannot be searched for: %s", name, FIXED.get(name));
            }
            ranges.put(name, range(name, entry.value()));
        });
        return new SearchSpace(base, ranges);
    }

    private static Map<String, String> base(Mapping base, Mapping space) {
        base.entries().forEach((name, entry) -> {
            if (space.get(name).isPresent()) {
                throw entry.place().wrong("'%s' is varied under 'space', so it has no value here; take one out", name);
            } else if (List.of("seed", "split", "validation").contains(name)) {
                throw entry.place().wrong("'%s' holds for the search as a whole: give it with --%s", name, name);
            }
        });
        return VariantsReader.settings(base);
    }

    private static SettingRange range(String name, YamlNode node) {
        return node instanceof Sequence ? choices(name, node) : between(name, node);
    }

    private static SettingRange choices(String name, YamlNode node) {
        List<String> values = new ArrayList<>();
        for (YamlNode item : node.asList("'" + name + "'", "[32, 64]")) {
            String text = item.asText("'" + name + "'");
            item.place().check(() -> RunSettings.requireAllowed(name, text));
            if (values.contains(text)) {
                throw item.place().wrong("'%s' stands twice in '%s'; take one out", text, name);
            }
            values.add(text);
        }
        return new Choices(values);
    }

    private static SettingRange between(String name, YamlNode node) {
        if (!(node instanceof Mapping range)) {
            throw node.place()
                    .wrong("'%s' needs a list of values, or ends such as '%s', not %s", name, EXAMPLE, node.kind());
        }
        range.entries().forEach((key, entry) -> {
            if (!RANGE_KEYS.contains(key)) {
                throw entry.place().wrong("%s", Suggestion.unknown("part of a range", key, RANGE_KEYS));
            }
        });
        double low = number(range, "from", name);
        double high = number(range, "to", name);
        Spacing spacing = spacing(range);
        if (!(low < high)) {
            throw range.place()
                    .wrong("'%s' goes from %s to %s; give ends of which the first is lower", name, low, high);
        } else if (spacing == Spacing.LOG && low <= 0) {
            throw range.place()
                    .wrong("'%s' goes from %s by its logarithm; begin above 0, or take 'scale: linear'", name, low);
        }
        Numbers numbers = WHOLE.contains(name) ? Numbers.WHOLE : Numbers.DECIMAL;
        Between between = new Between(low, high, spacing, numbers, form(range));
        for (double end : new double[] {low, high}) {
            range.place().check(() -> RunSettings.requireAllowed(name, between.written(end)));
        }
        return between;
    }

    private static double number(Mapping range, String key, String name) {
        YamlNode node = range.get(key).orElseThrow(() -> range.place()
                .wrong("'%s' has no '%s'; write both ends, such as '%s'", name, key, EXAMPLE));
        String text = node.asText("'" + key + "'");
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Answered below, as infinity is.
        }
        throw node.place().wrong("'%s' of '%s' is '%s': give a number", key, name, text);
    }

    private static Spacing spacing(Mapping range) {
        Optional<YamlNode> node = range.get("scale");
        String text = node.map(scale -> scale.asText("'scale'")).orElse("linear");
        if (!SCALES.contains(text)) {
            throw node.orElse(range).place().wrong("scale '%s': choose log or linear", text);
        }
        return text.equals("log") ? Spacing.LOG : Spacing.LINEAR;
    }

    private static String form(Mapping range) {
        Optional<YamlNode> node = range.get("form");
        String form = node.map(text -> text.asText("'form'")).orElse(Between.PLACE);
        if (form.split(Between.PLACE, -1).length != 2) {
            throw node.orElse(range)
                    .place()
                    .wrong("form '%s': write X once, where the number goes, such as 'cosine:X,floor=0.001'", form);
        }
        return form;
    }
}
