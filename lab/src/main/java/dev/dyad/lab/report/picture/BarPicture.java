package dev.dyad.lab.report.picture;

import dev.dyad.lab.report.BarFigure;
import dev.dyad.lab.report.BarFigure.Bar;
import dev.dyad.lab.report.Missing;
import dev.dyad.lab.report.Value;
import dev.dyad.lab.report.picture.Mark.Anchor;
import dev.dyad.lab.report.picture.Mark.Box;
import dev.dyad.lab.report.picture.Mark.Rule;
import dev.dyad.lab.report.picture.Mark.Weight;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Bars from a common zero, each with its interval and value, and a thin bar for the published value below it. As each
 * bar says its value, there is no axis.
 */
final class BarPicture {

    private static final double ROW = 44;
    private static final double THICK = 22;
    private static final double THIN = 5;
    /** Labels that are wider are broken. */
    private static final double LABELS = 230;

    private final BarFigure figure;
    private final Sheet sheet;
    private final Scale x;

    private BarPicture(BarFigure figure, Caption caption) {
        this.figure = figure;
        this.sheet = new Sheet(figure, caption);
        double labels = figure.bars().stream()
                .flatMap(bar -> TextWidth.wrap(bar.label(), Sheet.SIZE, LABELS).stream())
                .mapToDouble(line -> TextWidth.of(line, Sheet.SIZE, Weight.REGULAR))
                .max()
                .orElse(0);
        double values = figure.bars().stream()
                .mapToDouble(bar -> TextWidth.of(value(bar) + published(bar), Sheet.SIZE, Weight.BOLD))
                .max()
                .orElse(0);
        this.x = Scale.lengths(
                ends().min().orElse(0),
                ends().max().orElse(0),
                Sheet.MARGIN + labels + 18,
                Sheet.WIDTH - Sheet.MARGIN - values - 8);
    }

    static Drawing of(BarFigure figure, Caption caption) {
        return new BarPicture(figure, caption).draw();
    }

    /** All values that have to fit. */
    private DoubleStream ends() {
        return DoubleStream.concat(
                figure.values().flatMapToDouble(e -> DoubleStream.of(e.low(), e.high())),
                figure.bars().stream().flatMapToDouble(bar -> bar.published().stream()));
    }

    private Drawing draw() {
        double top = sheet.head() + 16;
        double middle = top + ROW / 2;
        for (Bar bar : figure.bars()) {
            label(bar, middle);
            bar(bar, middle);
            middle += ROW;
        }
        double bottom = middle - ROW / 2;
        sheet.add(new Rule(x.at(0), top, x.at(0), bottom, Ink.AXIS, 1));
        return sheet.finish(bottom);
    }

    private void label(Bar bar, double middle) {
        List<String> lines = TextWidth.wrap(bar.label(), Sheet.SIZE, LABELS);
        double base = middle + 5 - 8.5 * (lines.size() - 1);
        for (String line : lines) {
            sheet.text(Sheet.MARGIN, base, line, Ink.INK, Anchor.START);
            base += 17;
        }
    }

    private void bar(Bar bar, double middle) {
        double end = x.at(0);
        if (bar.ours() instanceof Value value) {
            length(value.value(), middle - THICK / 2, THICK, Ink.BAR);
            if (value.hasInterval()) {
                whisker(x.at(value.low()), x.at(value.high()), middle);
            }
            end = Math.max(end, x.at(value.high()));
        }
        if (bar.published().isPresent()) {
            double value = bar.published().getAsDouble();
            length(value, middle + THICK / 2 + 2, THIN, Ink.VERMILION);
            end = Math.max(end, x.at(value));
        }
        values(bar, end, middle + 5);
    }

    private void length(double value, double top, double thick, Ink ink) {
        double from = Math.min(x.at(value), x.at(0));
        sheet.add(new Box(from, top, Math.abs(x.at(value) - x.at(0)), thick, 2, ink));
    }

    private void values(Bar bar, double end, double base) {
        if (bar.ours() instanceof Missing missing) {
            double from = x.at(0) + 10;
            double room = Sheet.WIDTH - Sheet.MARGIN - from - TextWidth.of(published(bar), Sheet.SIZE, Weight.REGULAR);
            String reason = TextWidth.cut(missing.reason(), Sheet.SIZE, room);
            sheet.text(from, base, reason, Ink.FAINT, Anchor.START);
            double width = TextWidth.of(reason, Sheet.SIZE, Weight.REGULAR);
            sheet.small(from + width, base, published(bar), Ink.VERMILION, Anchor.START);
        } else {
            double from = end + 10;
            sheet.bold(from, base, value(bar), Ink.INK, Anchor.START);
            double width = TextWidth.of(value(bar), Sheet.SIZE, Weight.BOLD);
            sheet.small(from + width, base, published(bar), Ink.VERMILION, Anchor.START);
        }
    }

    private void whisker(double from, double to, double middle) {
        sheet.add(new Rule(from, middle, to, middle, Ink.INK, 1.5));
        sheet.add(new Rule(from, middle - 5, from, middle + 5, Ink.INK, 1.5));
        sheet.add(new Rule(to, middle - 5, to, middle + 5, Ink.INK, 1.5));
    }

    private String value(Bar bar) {
        return bar.ours() instanceof Value value ? sheet.value(value.value()) : "";
    }

    private String published(Bar bar) {
        return bar.published().isPresent()
                ? "   published " + sheet.value(bar.published().getAsDouble())
                : "";
    }
}
