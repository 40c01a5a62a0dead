package dev.dyad.lab.report.picture;

import dev.dyad.lab.report.Figure;
import dev.dyad.lab.report.FigureSummary;
import dev.dyad.lab.report.picture.Mark.Anchor;
import dev.dyad.lab.report.picture.Mark.Rule;
import dev.dyad.lab.report.picture.Mark.Text;
import dev.dyad.lab.report.picture.Mark.Weight;
import java.util.ArrayList;
import java.util.List;

/** The paper a figure is laid out on: its head, what all figures have in common, and the marks so far. */
final class Sheet {

    static final int WIDTH = 800;
    /** The space around everything. */
    static final int MARGIN = 28;

    static final double SIZE = 14;
    static final double SMALL = 13;

    private static final double TITLE = 18;
    private static final double LINE = 19;
    private static final double SOURCE = 11.5;

    private final Figure figure;
    private final Caption caption;
    private final List<Mark> marks = new ArrayList<>();

    Sheet(Figure figure, Caption caption) {
        this.figure = figure;
        this.caption = caption;
    }

    void add(Mark mark) {
        marks.add(mark);
    }

    void text(double x, double y, String text, Ink ink, Anchor anchor) {
        add(new Text(x, y, text, ink, SIZE, Weight.REGULAR, anchor));
    }

    void bold(double x, double y, String text, Ink ink, Anchor anchor) {
        add(new Text(x, y, text, ink, SIZE, Weight.BOLD, anchor));
    }

    void small(double x, double y, String text, Ink ink, Anchor anchor) {
        add(new Text(x, y, text, ink, SMALL, Weight.REGULAR, anchor));
    }

    /** Study, title and note; returns the height below them. */
    double head() {
        double y = MARGIN + SMALL - 2;
        if (!caption.study().isEmpty()) {
            add(new Text(MARGIN, y, caption.study(), Ink.FAINT, SMALL, Weight.BOLD, Anchor.START));
            y += TITLE + 8;
        }
        add(new Text(MARGIN, y, figure.title(), Ink.INK, TITLE, Weight.BOLD, Anchor.START));
        y += 5;
        for (String line : TextWidth.wrap(figure.note(), SMALL, WIDTH - 2 * MARGIN)) {
            y += LINE;
            small(MARGIN, y, line, Ink.FAINT, Anchor.START);
        }
        return y;
    }

    /** Names the ticks of an axis of values, as shares or points. */
    String tick(double value, Scale scale) {
        return figure.measure().format(value, scale.percentDigits());
    }

    /** How wide the widest name of a tick is. */
    double tickWidth(Scale scale) {
        return scale.ticks().stream()
                .mapToDouble(tick -> TextWidth.of(tick(tick, scale), SMALL, Weight.REGULAR))
                .max()
                .orElse(0);
    }

    /** A value of the figure for people. */
    String value(double value) {
        return figure.measure().format(value, figure.digits());
    }

    /** Lines across the plot at each tick of the axis beside it, with their values. */
    void valuesBeside(Scale y, double left, double right) {
        for (double tick : y.ticks()) {
            add(new Rule(left, y.at(tick), right, y.at(tick), Ink.GRID, 1));
            small(left - 10, y.at(tick) + 4.5, tick(tick, y), Ink.FAINT, Anchor.END);
        }
    }

    /** The source below everything. */
    Drawing finish(double height) {
        double y = height;
        if (!caption.source().isEmpty()) {
            y += 14;
            for (String line : TextWidth.wrap(caption.source(), SOURCE, WIDTH - 2 * MARGIN)) {
                y += SOURCE + 5;
                add(new Text(MARGIN, y, line, Ink.FAINT, SOURCE, Weight.REGULAR, Anchor.START));
            }
        }
        String title = caption.study().isEmpty() ? figure.title() : caption.study() + ": " + figure.title();
        return new Drawing(title, FigureSummary.of(figure), WIDTH, (int) Math.ceil(y + MARGIN - 4), marks);
    }
}
