package dev.dyad.lab.report.picture;

import dev.dyad.lab.report.LineFigure;
import dev.dyad.lab.report.LineFigure.Line;
import dev.dyad.lab.report.LineFigure.Point;
import dev.dyad.lab.report.picture.Mark.Anchor;
import dev.dyad.lab.report.picture.Mark.Area;
import dev.dyad.lab.report.picture.Mark.Dot;
import dev.dyad.lab.report.picture.Mark.Path;
import dev.dyad.lab.report.picture.Mark.Place;
import dev.dyad.lab.report.picture.Mark.Rule;
import dev.dyad.lab.report.picture.Mark.Stroke;
import dev.dyad.lab.report.picture.Mark.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Lines with their names and values where they end. */
final class LinePicture {

    private static final double PLOT = 330;
    private static final double LABEL = 21;
    /** More bands than this hide one another. */
    private static final int BANDS = 3;

    private final LineFigure figure;
    private final Sheet sheet;
    private final Scale x;
    private final Scale y;
    private final double left;
    private final double right;

    private LinePicture(LineFigure figure, Caption caption) {
        this.figure = figure;
        this.sheet = new Sheet(figure, caption);
        double top = sheet.head() + (figure.hasPublished() ? 44 : 24);
        double bottom = top + Math.max(PLOT, LABEL * figure.lines().size());
        double labels = figure.lines().stream()
                .filter(line -> !line.points().isEmpty())
                .mapToDouble(line -> TextWidth.of(line.label() + "  " + value(line), Sheet.SIZE, Weight.BOLD))
                .max()
                .orElse(0);
        this.right = Sheet.WIDTH - Sheet.MARGIN - Math.min(labels, 300) - 26;
        this.y = Scale.values(heights().min().orElse(0), heights().max().orElse(0.01), bottom, top, 8);
        this.left = Sheet.MARGIN + sheet.tickWidth(y) + 10;
        this.x = across();
    }

    static Drawing of(LineFigure figure, Caption caption) {
        return new LinePicture(figure, caption).draw();
    }

    private Scale across() {
        if (!figure.x().names().isEmpty()) {
            return Scale.places(figure.x().names().size(), left, right);
        }
        double low = points().mapToDouble(Point::x).min().orElse(0);
        double last = points().mapToDouble(Point::x).max().orElse(1);
        double high = Math.max(last, figure.x().end().orElse(last));
        return Scale.counting(Math.min(low, 0), high, left, right, 8);
    }

    private Stream<Point> points() {
        return figure.lines().stream()
                .flatMap(line -> Stream.concat(line.points().stream(), line.published().stream()));
    }

    private DoubleStream heights() {
        return points().flatMapToDouble(p ->
                showsBands() ? DoubleStream.of(p.y().low(), p.y().high()) : DoubleStream.of(p.y().value()));
    }

    private boolean showsBands() {
        return figure.lines().size() <= BANDS;
    }

    private Drawing draw() {
        sheet.valuesBeside(y, left, right);
        sheet.add(new Rule(left, y.from(), right, y.from(), Ink.AXIS, 1));
        for (double tick : x.ticks()) {
            sheet.add(new Rule(x.at(tick), y.from(), x.at(tick), y.from() + 5, Ink.AXIS, 1));
            sheet.small(x.at(tick), y.from() + 21, figure.x().name(tick), Ink.FAINT, Anchor.MIDDLE);
        }
        sheet.small((left + right) / 2, y.from() + 42, figure.x().title(), Ink.FAINT, Anchor.MIDDLE);
        key();
        for (int k = 0; k < figure.lines().size(); k++) {
            line(figure.lines().get(k), Ink.line(k), stroke(k));
        }
        for (int k = 0; k < figure.lines().size(); k++) {
            dots(figure.lines().get(k), Ink.line(k));
        }
        labels();
        double below = figure.absent().isEmpty() ? 44 : 52;
        return sheet.finish(absent(y.from() + below));
    }

    /** Names the lines that are not there yet; returns the height below. */
    private double absent(double height) {
        double base = height;
        for (String line : TextWidth.wrap(figure.absent(), Sheet.SMALL, Sheet.WIDTH - 2 * Sheet.MARGIN)) {
            base += 19;
            sheet.small(Sheet.MARGIN, base, line, Ink.FAINT, Anchor.START);
        }
        return base;
    }

    /** What a dashed line is. */
    private void key() {
        if (figure.hasPublished()) {
            double base = y.to() - 18;
            sheet.add(new Rule(left, base - 4, left + 26, base - 4, Ink.INK, 2.25));
            sheet.small(left + 34, base, "ours", Ink.FAINT, Anchor.START);
            sheet.add(new Path(
                    List.of(new Place(left + 84, base - 4), new Place(left + 112, base - 4)),
                    Ink.INK,
                    1.25,
                    Stroke.DASHED));
            sheet.small(left + 120, base, "published", Ink.FAINT, Anchor.START);
        }
    }

    private static Stroke stroke(int place) {
        return place < Ink.lines().size() ? Stroke.SOLID : Stroke.DOTTED;
    }

    private void line(Line line, Ink ink, Stroke stroke) {
        if (showsBands() && line.points().stream().anyMatch(point -> point.y().hasInterval())) {
            sheet.add(new Area(band(line.points()), ink, 0.14));
        }
        if (line.published().size() > 1) {
            sheet.add(new Path(places(line.published()), ink, 1.25, Stroke.DASHED));
        }
        if (line.points().size() > 1) {
            sheet.add(new Path(places(line.points()), ink, 2.25, stroke));
        }
    }

    /** Above all lines: the best epoch, and all places where they have names. */
    private void dots(Line line, Ink ink) {
        line.points().stream()
                .filter(point -> line.points().size() == 1
                        || !figure.x().names().isEmpty()
                        || (line.marked().isPresent()
                                && point.x() == line.marked().getAsDouble()))
                .forEach(point ->
                        sheet.add(new Dot(x.at(point.x()), y.at(point.y().value()), 4.5, ink)));
    }

    private List<Place> places(List<Point> points) {
        return points.stream()
                .map(point -> new Place(x.at(point.x()), y.at(point.y().value())))
                .toList();
    }

    private List<Place> band(List<Point> points) {
        List<Place> around = new ArrayList<>();
        points.forEach(
                point -> around.add(new Place(x.at(point.x()), y.at(point.y().high()))));
        for (int k = points.size() - 1; k >= 0; k--) {
            Point point = points.get(k);
            around.add(new Place(x.at(point.x()), y.at(point.y().low())));
        }
        return around;
    }

    /** The names where the lines end, each led to its line where it had to make room. */
    private void labels() {
        List<Line> drawn =
                figure.lines().stream().filter(line -> !line.points().isEmpty()).toList();
        double[] ends =
                drawn.stream().mapToDouble(line -> y.at(last(line).y().value())).toArray();
        double[] heights = LabelStack.place(ends, LABEL, y.to(), y.from());
        for (int k = 0; k < ends.length; k++) {
            Line line = drawn.get(k);
            label(line, Ink.line(figure.lines().indexOf(line)), ends[k], heights[k]);
        }
    }

    private static Point last(Line line) {
        return line.points().get(line.points().size() - 1);
    }

    private void label(Line line, Ink ink, double end, double height) {
        double last = x.at(last(line).x());
        boolean early = figure.lines().stream()
                .flatMap(other -> other.points().stream())
                .anyMatch(point -> x.at(point.x()) > last + 1);
        Stroke gap = early ? Stroke.DOTTED : Stroke.SOLID;
        sheet.add(new Path(List.of(new Place(last + 3, end), new Place(right + 5, end)), ink, 0.75, gap));
        sheet.add(new Path(List.of(new Place(right + 5, end), new Place(right + 18, height)), ink, 0.75, Stroke.SOLID));
        double base = height + 5;
        sheet.bold(right + 22, base, line.label(), ink, Anchor.START);
        double width = TextWidth.of(line.label() + "  ", Sheet.SIZE, Weight.BOLD);
        sheet.text(right + 22 + width, base, value(line), ink, Anchor.START);
    }

    /** The marked value of a line, or its last. */
    private String value(Line line) {
        if (line.trouble().isPresent()) {
            return line.trouble().get();
        }
        List<Point> points = line.points();
        return points.stream()
                .filter(point ->
                        line.marked().isPresent() && point.x() == line.marked().getAsDouble())
                .findFirst()
                .or(() -> points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1)))
                .map(point -> sheet.value(point.y().value()))
                .orElse("");
    }
}
