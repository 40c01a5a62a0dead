package dev.dyad.lab.studies;

import dev.dyad.DyadException;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Variant;
import dev.dyad.lab.studies.Axis.Point;
import dev.dyad.lab.studies.YamlNode.Entry;
import dev.dyad.lab.studies.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a study varies: its list and its grid, each point of the one with each of the other. */
final class VariantsReader {

    private static final int MAX_RUNS = 10_000;
    private static final int MAX_LABEL = 60;

    private final Mapping root;
    private final RunSettings base;
    /** Where each varied setting was first varied. */
    private final Map<String, Place> varied = new HashMap<>();

    VariantsReader(Mapping root, RunSettings base) {
        this.root = root;
        this.base = base;
    }

    /** The variants, of which each is to be run so many times. */
    List<Variant> variants(int repeats) {
        List<Axis> axes = new ArrayList<>();
        root.get("list").ifPresent(list -> axes.add(listed(list)));
        root.get("grid").ifPresent(grid -> axes.addAll(crossed(grid)));
        if (axes.isEmpty()) {
            throw root.place()
                    .wrong(
                            "the study varies nothing; give it a 'grid', such as 'dim: [8, 64]', or a 'list' of variants");
        }
        requireFew(axes, repeats);
        Map<RunSpec, String> labels = new LinkedHashMap<>();
        for (Point point : Axis.product(axes)) {
            String same = labels.putIfAbsent(spec(point), point.label());
            if (same != null) {
                throw place().wrong("'%s' and '%s' have the same settings; take one out", same, point.label());
            }
        }
        return labels.entrySet().stream()
                .map(entry -> new Variant(entry.getValue(), entry.getKey()))
                .toList();
    }

    private RunSpec spec(Point point) {
        try {
            return base.with(point.settings()).toSpec();
        } catch (DyadException e) {
            throw place().wrong("variant '%s': %s", point.label(), e.getMessage());
        }
    }

    private Place place() {
        return root.get("list").or(() -> root.get("grid")).orElse(root).place();
    }

    private void requireFew(List<Axis> axes, int repeats) {
        long runs = repeats;
        for (Axis axis : axes) {
            runs *= axis.points().size();
            if (runs > MAX_RUNS) {
                throw place().wrong(
                                "the study has more than %,d runs: %s, %d of each; vary less",
                                MAX_RUNS,
                                String.join(
                                        " × ",
                                        axes.stream()
                                                .map(a -> Integer.toString(
                                                        a.points().size()))
                                                .toList()),
                                repeats);
            }
        }
    }

    private Axis listed(YamlNode list) {
        List<Point> points = new ArrayList<>();
        Map<String, Place> labels = new HashMap<>();
        for (YamlNode item : list.asList("'list'", "'- label: small'")) {
            Mapping variant = item.asMapping("a variant", "label: small");
            String label = label(variant);
            Place earlier = labels.putIfAbsent(label, variant.place());
            if (earlier != null) {
                throw variant.place()
                        .wrong("the label '%s' is that of line %d, too; tell them apart", label, earlier.line());
            }
            Map<String, Entry> settings = new LinkedHashMap<>(variant.entries());
            settings.remove("label");
            settings.forEach((name, entry) -> varied.putIfAbsent(name, entry.place()));
            settings.forEach((name, entry) -> requireVariable(name, entry.place()));
            points.add(new Point(label, settings(new Mapping(variant.place(), settings))));
        }
        return new Axis(points);
    }

    private static String label(Mapping variant) {
        Optional<YamlNode> node = variant.get("label");
        if (node.isEmpty()) {
            throw variant.place().wrong("this variant has no 'label'; give it a few words for the figures");
        }
        String label = node.get().asText("'label'");
        if (label.length() > MAX_LABEL) {
            throw node.get().place().wrong("label '%s': write %d characters at the most", label, MAX_LABEL);
        }
        return label;
    }

    private List<Axis> crossed(YamlNode grid) {
        Mapping mapping = grid.asMapping("'grid'", "dim: [8, 64]");
        if (mapping.entries().isEmpty()) {
            throw grid.place().wrong("the grid is empty; name a setting and its values, such as 'dim: [8, 64]'");
        }
        List<Axis> axes = new ArrayList<>();
        mapping.entries().forEach((name, entry) -> axes.add(axis(name, entry)));
        return axes;
    }

    private Axis axis(String name, Entry entry) {
        requireVariable(name, entry.place());
        Place listed = varied.get(name);
        if (listed != null) {
            throw entry.place().wrong("'%s' is varied by the list in line %d already", name, listed.line());
        }
        entry.place().check(() -> RunSettings.requireName(name));
        Map<String, Point> points = new LinkedHashMap<>();
        for (YamlNode item : entry.value().asList("'" + name + "'", "'" + name + ": [first, second]'")) {
            String text = value(name, item);
            if (points.put(text, Point.of(name, text)) != null) {
                throw item.place().wrong("'%s' stands twice in '%s'; take one out", text, name);
            }
        }
        return new Axis(List.copyOf(points.values()));
    }

    /** The names and values of settings, each allowed by itself. */
    static Map<String, String> settings(Mapping mapping) {
        Map<String, String> settings = new LinkedHashMap<>();
        mapping.entries().forEach((name, entry) -> {
            entry.place().check(() -> RunSettings.requireName(name));
            settings.put(name, value(name, entry.value()));
        });
        return settings;
    }

    private static String value(String name, YamlNode node) {
        String text = node.asText("'" + name + "'");
        return node.place().check(() -> RunSettings.requireAllowed(name, text));
    }

    private static void requireVariable(String name, Place place) {
        if (name.equals("seed")) {
            throw place.wrong("'seed' is no setting to vary: say 'repeats: 3' or 'seeds: [1, 2, 3]' beside the grid");
        }
    }
}
