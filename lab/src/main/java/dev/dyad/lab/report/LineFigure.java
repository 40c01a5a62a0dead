package dev.dyad.lab.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values over something counted, such as epochs.
 *
 * @param x the axis below
 * @param lines in the order of their colours
 */
public record LineFigure(String name, String title, String note, Measure measure, Axis x, List<Line> lines)
        implements Figure {

    /**
     * The axis below.
     *
     * @param title what is counted
     * @param names of the places 0, 1, 2, …; empty where places are numbers
     * @param end where lines that still grow will end; where the last point is, if empty
     */
    public record Axis(String title, List<String> names, OptionalDouble end) {

        public Axis {
            names = List.copyOf(names);
        }

        /** An axis of numbers up to one. */
        public static Axis upTo(double end, String title) {
            return new Axis(title, List.of(), OptionalDouble.of(end));
        }

        /** An axis of named places. */
        public static Axis ofNames(String title, List<String> names) {
            return new Axis(title, names, OptionalDouble.empty());
        }

        /** What a place is called. */
        public String name(double x) {
            if (!names.isEmpty()) {
                return names.get((int) x);
            }
            return x == Math.rint(x) ? String.format(Locale.ROOT, "%,d", (long) x) : Double.toString(x);
        }
    }

    /**
     * A point of a line.
     *
     * @param x place on the axis below
     * @param y value there
     */
    public record Point(double x, Value y) {}

    /**
     * A line.
     *
     * @param label of the variant
     * @param points ours, from left to right; may be empty
     * @param published the points published for it; empty where there are none
     * @param marked the x of a point to mark, such as the best epoch
     * @param trouble why the line ends early or is not there
     */
    public record Line(
            String label, List<Point> points, List<Point> published, OptionalDouble marked, Optional<String> trouble) {

        public Line {
            points = List.copyOf(points);
            published = List.copyOf(published);
        }
    }

    public LineFigure {
        lines = List.copyOf(lines);
        for (Line line : lines) {
            Stream.concat(line.points.stream(), line.published.stream()).forEach(point -> requirePlace(point, x));
        }
    }

    private static void requirePlace(Point point, Axis x) {
        boolean named =
                x.names.isEmpty() || (point.x >= 0 && point.x < x.names.size() && point.x == Math.rint(point.x));
        if (!Double.isFinite(point.x) || !named) {
            throw new IllegalArgumentException("A point at " + point.x + " has no place on the axis of " + x.title);
        }
    }

    @Override
    public Stream<Value> values() {
        return lines.stream().flatMap(line -> line.points.stream()).map(Point::y);
    }

    /** The lines that have no points yet, by reason, such as {@code waiting: dim 8, dim 16}; empty where all have. */
    public String absent() {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        lines.stream().filter(line -> line.points.isEmpty()).forEach(line -> byReason.computeIfAbsent(
                        line.trouble.orElse("no values"), why -> new ArrayList<>())
                .add(line.label));
        return byReason.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    /** Whether any line has published points beside ours. */
    public boolean hasPublished() {
        return lines.stream().anyMatch(line -> !line.published.isEmpty());
    }
}
