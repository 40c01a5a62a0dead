package dev.dyad.cli;

import static dev.dyad.cli.PlotSvg.format;
import static dev.dyad.cli.PlotSvg.number;
import static dev.dyad.cli.PlotSvg.opening;
import static dev.dyad.cli.PlotSvg.segment;
import static dev.dyad.cli.PlotSvg.text;

import dev.dyad.model.EpochReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A learning curve as an SVG picture: the accuracies of each epoch, or how well it ranks, each line with its name and last value beside it.
 *
 * @param title what was learned from
 * @param subtitle how
 * @param curve at least one epoch
 */
record LearningCurvePlot(String title, String subtitle, LearningCurve curve) {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 460;
    private static final int LEFT = 68;
    private static final int RIGHT = 566;
    private static final int TOP = 104;
    private static final int BOTTOM = 404;
    private static final int LABEL_GAP = 20;

    /** A line of the plot: its name, its classes and what it shows of an epoch, in percent. */
    private record Series(String name, String colour, String stroke, ToDoubleFunction<EpochReport> percent) {}

    /** A text beside the end of a line. */
    private record Label(String text, String colour, double y) {}

    private static final List<Series> ALL = List.of(
            new Series("train, after the epoch", "train", "line", e -> 100 * e.trainAccuracy()),
            new Series("train, running", "train", "line running", e -> 100 * e.runningTrainAccuracy()),
            new Series("validation", "validation", "line", e -> 100 * e.validationAccuracy()),
            new Series("test", "test", "line", e -> 100 * e.testAccuracy()),
            new Series("validation", "validation", "line", e -> 100 * e.validationNdcg()),
            new Series("test", "test", "line", e -> 100 * e.testNdcg()));

    /** The picture, a whole SVG document. */
    String toSvg() {
        EpochReport last = curve.last();
        List<Series> shown = ALL.stream()
                .filter(series -> !Double.isNaN(series.percent.applyAsDouble(last)))
                .toList();
        double highest = shown.stream()
                .flatMap(series -> curve.epochs().stream().map(series.percent::applyAsDouble))
                .max(Comparator.naturalOrder())
                .orElse(0.0);
        PlotAxis x = PlotAxis.ending(last.epoch(), LEFT, RIGHT);
        PlotAxis y = PlotAxis.covering(highest, BOTTOM, TOP);
        String lines = shown.stream().map(series -> line(series, x, y)).collect(Collectors.joining());
        return opening(WIDTH, HEIGHT, LEFT, title, subtitle) + grid(y) + axis(x) + lines + best(x, y) + labels(shown, y)
                + "</svg>\n";
    }

    private static String grid(PlotAxis y) {
        StringBuilder svg = new StringBuilder();
        y.ticks().forEach(tick -> {
            svg.append(segment("grid", LEFT, y.at(tick), RIGHT, y.at(tick)));
            svg.append(text(LEFT - 10, y.at(tick) + 5, "faint", "end", number(tick) + " %"));
        });
        return svg.toString();
    }

    private String axis(PlotAxis x) {
        StringBuilder svg = new StringBuilder(segment("axis", LEFT, BOTTOM, RIGHT, BOTTOM));
        x.ticks().forEach(tick -> {
            svg.append(segment("axis", x.at(tick), BOTTOM, x.at(tick), BOTTOM + 5));
            svg.append(text(x.at(tick), BOTTOM + 22, "faint", "middle", number(tick)));
        });
        return svg.append(text((LEFT + RIGHT) / 2.0, BOTTOM + 44, "ink", "middle", "epoch"))
                .append(text(
                        LEFT,
                        TOP - 16,
                        "ink",
                        "start",
                        curve.isRanking() ? "NDCG@10" : "share of ratings predicted exactly"))
                .toString();
    }

    private String line(Series series, PlotAxis x, PlotAxis y) {
        String points = curve.epochs().stream()
                .filter(e -> !Double.isNaN(series.percent.applyAsDouble(e)))
                .map(e -> format("%.1f,%.1f", x.at(e.epoch()), y.at(series.percent.applyAsDouble(e))))
                .collect(Collectors.joining(" "));
        return format("<polyline class=\"%s %s\" stroke=\"currentColor\" points=\"", series.stroke, series.colour)
                + points + "\"/>\n";
    }

    /** The part that the best epoch is chosen by, and is marked on. */
    private String chooser() {
        return curve.hasValidation() ? "validation" : "test";
    }

    private double merit(EpochReport epoch) {
        return 100 * curve.merit().applyAsDouble(epoch);
    }

    private String best(PlotAxis x, PlotAxis y) {
        return curve.best()
                .map(best -> format(
                        "<circle class=\"%s\" fill=\"currentColor\" r=\"4.5\" cx=\"%.1f\" cy=\"%.1f\"/>\n",
                        chooser(), x.at(best.epoch()), y.at(merit(best))))
                .orElse("");
    }

    /** The lines' names where the lines end, moved down where they would touch. */
    private String labels(List<Series> shown, PlotAxis y) {
        List<Label> labels = new ArrayList<>();
        for (Series series : shown) {
            double value = series.percent.applyAsDouble(curve.last());
            labels.add(new Label(format("%s %.1f %%", series.name, value), series.colour, y.at(value) + 5));
        }
        curve.best().filter(best -> best.epoch() != curve.last().epoch()).ifPresent(best -> {
            String text = format("best %.1f %% in epoch %d", merit(best), best.epoch());
            labels.add(new Label(text, chooser(), y.at(merit(curve.last())) + 5 + LABEL_GAP));
        });
        labels.sort(Comparator.comparingDouble(Label::y));
        StringBuilder svg = new StringBuilder();
        double free = TOP;
        for (Label label : labels) {
            double at = Math.max(label.y, free);
            svg.append(format("<g class=\"%s\">", label.colour));
            svg.append(format("<text fill=\"currentColor\" x=\"%d\" y=\"%.1f\">", RIGHT + 12, at));
            svg.append(label.text).append("</text></g>\n");
            free = at + LABEL_GAP;
        }
        return svg.toString();
    }
}
