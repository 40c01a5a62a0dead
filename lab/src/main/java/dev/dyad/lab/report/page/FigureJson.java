package dev.dyad.lab.report.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.lab.report.BarFigure;
import dev.dyad.lab.report.BarFigure.Bar;
import dev.dyad.lab.report.Figure;
import dev.dyad.lab.report.FigureSummary;
import dev.dyad.lab.report.LineFigure;
import dev.dyad.lab.report.LineFigure.Line;
import dev.dyad.lab.report.LineFigure.Point;
import dev.dyad.lab.report.Missing;
import dev.dyad.lab.report.PanelFigure;
import dev.dyad.lab.report.ReportPage;
import dev.dyad.lab.report.ReportSection;
import dev.dyad.lab.report.ScatterFigure;
import dev.dyad.lab.report.Value;
import java.util.List;
import java.util.Locale;

/**
 * The figures of a page as its scripts read them: an object by {@code section/figure}. Panels stand in it as pictures alone.
 */
final class FigureJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FigureJson() {}

    static ObjectNode of(ReportPage page) {
        ObjectNode all = NODES.objectNode();
        PageParts.sections(page).forEach(section -> section.figures().stream()
                .filter(figure -> !(figure instanceof PanelFigure))
                .forEach(figure -> all.set(key(section, figure), of(figure))));
        return all;
    }

    static String key(ReportSection section, Figure figure) {
        return section.name() + "/" + figure.name();
    }

    private static ObjectNode of(Figure figure) {
        ObjectNode node = NODES.objectNode();
        node.put("summary", FigureSummary.of(figure));
        node.put("measure", lower(figure.measure()));
        node.put("digits", figure.digits());
        if (figure instanceof BarFigure bars) {
            node.put("kind", "bars");
            ArrayNode all = node.putArray("bars");
            bars.bars().forEach(bar -> all.add(of(bar)));
        } else if (figure instanceof LineFigure lines) {
            node.put("kind", "lines");
            ObjectNode x = node.putObject("x");
            x.put("title", lines.x().title());
            if (!lines.x().names().isEmpty()) {
                lines.x().names().forEach(x.putArray("names")::add);
            }
            lines.x().end().ifPresent(end -> x.put("end", end));
            if (!lines.absent().isEmpty()) {
                node.put("absent", lines.absent());
            }
            ArrayNode all = node.putArray("lines");
            lines.lines().forEach(line -> all.add(of(line)));
        } else if (figure instanceof ScatterFigure scatter) {
            node.put("kind", "scatter");
            ArrayNode all = node.putArray("pairs");
            scatter.pairs()
                    .forEach(pair -> all.add(NODES.objectNode()
                            .put("label", pair.label())
                            .put("published", pair.published())
                            .set("ours", of(pair.ours(), NODES.objectNode()))));
        }
        return node;
    }

    private static ObjectNode of(Bar bar) {
        ObjectNode node = NODES.objectNode().put("label", bar.label());
        bar.published().ifPresent(published -> node.put("published", published));
        if (bar.ours() instanceof Value value) {
            node.set("ours", of(value, NODES.objectNode()));
        } else if (bar.ours() instanceof Missing missing) {
            node.put("missing", missing.reason());
        }
        return node;
    }

    private static ObjectNode of(Line line) {
        ObjectNode node = NODES.objectNode().put("label", line.label());
        node.set("points", of(line.points()));
        node.set("published", of(line.published()));
        line.marked().ifPresent(marked -> node.put("marked", marked));
        line.trouble().ifPresent(trouble -> node.put("trouble", trouble));
        return node;
    }

    private static ArrayNode of(List<Point> points) {
        ArrayNode all = NODES.arrayNode();
        points.forEach(point -> all.add(of(point.y(), NODES.objectNode().put("x", point.x()))));
        return all;
    }

    private static ObjectNode of(Value value, ObjectNode into) {
        return into.put("value", digits(value.value()))
                .put("low", digits(value.low()))
                .put("high", digits(value.high()));
    }

    /** Seven digits behind the point are more than any share deserves, and half as long as all. */
    private static double digits(double value) {
        return Math.rint(value * 1e7) / 1e7;
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
