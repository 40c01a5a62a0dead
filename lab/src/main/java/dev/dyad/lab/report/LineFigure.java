package dev.dyad.lab.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Values over something counted, such as epochs.
 *
 * @param x the axis below
 * @param lines in the order of their colours
 */
public record LineFigure(String name, String title, String note, Measure measure, Axis x, List<Line> lines)
        implements Figure {

    /** How an axis runs. */
    public enum Kind {
        LINEAR,
        /** For counts above 0 that span several powers of ten. */
        LOGARITHMIC
    }

    /**
     * The axis below.
     *
     * @param title what is counted
     * @param kind how it runs
     * @param end where lines that still grow will end; where the last point is, if empty
     */
    public record Axis(String title, Kind kind, OptionalDouble end) {

        /** An axis that ends with the last point. */
        public Axis(String title, Kind kind) {
            this(title, kind, OptionalDouble.empty());
        }
    }

    /**
     * A point of a line.
     *
     * @param x place on the axis below, finite; above 0 on a logarithmic one
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
            Stream.concat(line.points.stream(), line.published.stream()).forEach(point -> requirePlace(point, x.kind));
        }
    }

    private static void requirePlace(Point point, Kind kind) {
        if (!Double.isFinite(point.x) || (kind == Kind.LOGARITHMIC && point.x <= 0)) {
            throw new IllegalArgumentException("A point at " + point.x + " has no place on a " + kind + " axis");
        }
    }

    @Override
    public Stream<Value> values() {
        return lines.stream().flatMap(line -> line.points.stream()).map(Point::y);
    }

    /** Whether any line has published points beside ours. */
    public boolean hasPublished() {
        return lines.stream().anyMatch(line -> !line.published.isEmpty());
    }
}
