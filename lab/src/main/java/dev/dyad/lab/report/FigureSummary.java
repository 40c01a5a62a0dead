package dev.dyad.lab.report;

import dev.dyad.lab.report.BarFigure.Bar;
import dev.dyad.lab.report.LineFigure.Line;
import dev.dyad.lab.report.LineFigure.Point;
import dev.dyad.lab.report.ScatterFigure.Pair;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A figure told in a few sentences, for readers who do not see it. */
public final class FigureSummary {

    private FigureSummary() {}

    /** What the figure shows, from its title to its last number. */
    public static String of(Figure figure) {
        String told;
        if (figure instanceof BarFigure bars) {
            told = bars(bars);
        } else if (figure instanceof LineFigure lines) {
            told = lines(lines);
        } else if (figure instanceof PanelFigure panels) {
            told = panels(panels);
        } else {
            told = scatter((ScatterFigure) figure);
        }
        return figure.title() + ". " + told;
    }

    private static String bars(BarFigure figure) {
        return figure.bars().stream().map(bar -> bar(bar, figure)).collect(Collectors.joining("; ", "Bars: ", "."));
    }

    private static String bar(Bar bar, BarFigure figure) {
        String published = bar.published().isPresent()
                ? ", published " + value(figure, bar.published().getAsDouble())
                : "";
        return bar.label() + " " + reading(figure, bar.ours()) + published;
    }

    private static String lines(LineFigure figure) {
        return figure.lines().stream()
                .map(line -> line(line, figure))
                .collect(Collectors.joining("; ", "Lines over " + figure.x().title() + ": ", "."));
    }

    private static String line(Line line, LineFigure figure) {
        String trouble = line.trouble().map(why -> " (" + why + ")").orElse("");
        Optional<Point> highest = line.points().stream()
                .max(Comparator.comparingDouble(point -> point.y().value()));
        if (highest.isEmpty()) {
            return line.label() + " has no points" + trouble;
        }
        Point last = line.points().get(line.points().size() - 1);
        return "%s is highest with %s at %s and ends with %s at %s%s"
                .formatted(
                        line.label(),
                        value(figure, highest.get().y().value()),
                        figure.x().name(highest.get().x()),
                        value(figure, last.y().value()),
                        figure.x().name(last.x()),
                        trouble);
    }

    private static String panels(PanelFigure figure) {
        return figure.panels().stream()
                .map(panel ->
                        "%s, %d points".formatted(panel.title(), panel.dots().size()))
                .collect(Collectors.joining("; ", "Points over ", "."));
    }

    private static String scatter(ScatterFigure figure) {
        List<Pair> pairs = figure.pairs();
        Optional<Pair> farthest = pairs.stream().max(Comparator.comparingDouble(pair -> Math.abs(pair.difference())));
        if (farthest.isEmpty()) {
            return "There are no points yet.";
        }
        double mean = pairs.stream().mapToDouble(Pair::difference).average().orElseThrow();
        return "%d runs, ours against published: ours is %s points higher on average; farthest apart are %s with ours %s and published %s."
                .formatted(
                        pairs.size(),
                        Measure.POINTS.format(mean, 2),
                        farthest.get().label(),
                        value(figure, farthest.get().ours().value()),
                        value(figure, farthest.get().published()));
    }

    private static String reading(Figure figure, Reading reading) {
        if (reading instanceof Missing missing) {
            return "missing, " + missing.reason();
        }
        Value value = (Value) reading;
        String interval = value.hasInterval() ? " (" + figure.measure().format(value, figure.digits()) + ")" : "";
        return value(figure, value.value()) + interval;
    }

    private static String value(Figure figure, double value) {
        String unit = figure.measure() == Measure.POINTS ? " points" : "";
        return figure.measure().format(value, figure.digits()) + unit;
    }
}
