package dev.dyad.lab.studies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that a study varies.
 *
 * @param points at least one
 */
record Axis(List<Point> points) {

    /**
     * One value of what is varied, or one bundle of values.
     *
     * @param label short, for figures
     * @param settings by their names on the command line
     */
    record Point(String label, Map<String, String> settings) {

        Point {
            settings = Map.copyOf(settings);
        }

        static Point of(String name, String value) {
            return new Point(SettingLabel.of(name, value), Map.of(name, value));
        }

        /** The same with settings that are not worth a word in the label. */
        Point with(Map<String, String> shared) {
            Map<String, String> all = new LinkedHashMap<>(shared);
            all.putAll(settings);
            return new Point(label, all);
        }

        /** Both at once. */
        private Point and(Point other) {
            Map<String, String> both = new LinkedHashMap<>(settings);
            both.putAll(other.settings);
            return new Point(label + ", " + other.label, both);
        }
    }

    Axis {
        points = List.copyOf(points);
    }

    /** A setting's values, each with its usual label. */
    static Axis of(String name, String... values) {
        return new Axis(
                Arrays.stream(values).map(value -> Point.of(name, value)).toList());
    }

    /** Each point of each axis with each of the others, the last axis fastest. */
    static List<Point> product(List<Axis> axes) {
        List<Point> product = axes.get(0).points();
        for (Axis axis : axes.subList(1, axes.size())) {
            List<Point> longer = new ArrayList<>(product.size() * axis.points().size());
            for (Point before : product) {
                axis.points().forEach(point -> longer.add(before.and(point)));
            }
            product = longer;
        }
        return product;
    }
}
