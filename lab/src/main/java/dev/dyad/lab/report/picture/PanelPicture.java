package dev.dyad.lab.report.picture;

import dev.dyad.lab.report.PanelFigure;
import dev.dyad.lab.report.PanelFigure.Dot;
import dev.dyad.lab.report.PanelFigure.Panel;
import dev.dyad.lab.report.PanelFigure.Spacing;
import dev.dyad.lab.report.picture.Mark.Anchor;
import dev.dyad.lab.report.picture.Mark.Rule;
import dev.dyad.lab.report.picture.Mark.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Panels two by two, with one axis of values; names of groups above them. */
final class PanelPicture {

    private static final List<Ink> GROUPS = List.of(Ink.AXIS, Ink.SKY, Ink.VERMILION);
    private static final double LEFT = Sheet.MARGIN + 62;
    private static final double GAP = 26;
    private static final double WIDTH = (Sheet.WIDTH - Sheet.MARGIN - LEFT - GAP) / 2;
    private static final double HEIGHT = 200;
    private static final double BELOW = 66;
    private static final int TICKS = 7;
    /** How far points of one place are apart at the most, of the way to the next. */
    private static final double JITTER = 0.5;

    private static final double GOLDEN = 0.6180339887;

    private final PanelFigure figure;
    private final Sheet sheet;

    private PanelPicture(PanelFigure figure, Caption caption) {
        this.figure = figure;
        this.sheet = new Sheet(figure, caption);
    }

    static Drawing of(PanelFigure figure, Caption caption) {
        return new PanelPicture(figure, caption).draw();
    }

    private Drawing draw() {
        double top = sheet.head() + 30;
        legend(top);
        top += 26;
        int panels = figure.panels().size();
        for (int p = 0; p < panels; p++) {
            double left = LEFT + p % 2 * (WIDTH + GAP);
            panel(figure.panels().get(p), left, top + p / 2 * (HEIGHT + BELOW), p % 2 == 0);
        }
        return sheet.finish(top + (panels + 1) / 2 * (HEIGHT + BELOW) - 18);
    }

    private Ink ink(int group) {
        // The last group is always the last colour: that of the end.
        return GROUPS.get(Math.max(0, GROUPS.size() - figure.groups().size() + group));
    }

    private void legend(double y) {
        double x = LEFT;
        for (int group = 0; group < figure.groups().size(); group++) {
            String name = figure.groups().get(group);
            sheet.add(new Mark.Dot(x + 5, y - 4.5, 5, ink(group)));
            sheet.small(x + 16, y, name, Ink.INK, Anchor.START);
            x += 16 + TextWidth.of(name, Sheet.SMALL, Weight.REGULAR) + 24;
        }
    }

    private void panel(Panel panel, double left, double top, boolean named) {
        double bottom = top + HEIGHT;
        Scale y = Scale.values(figure.low(), figure.high(), bottom, top, 5);
        for (double tick : y.ticks()) {
            sheet.add(new Rule(left, y.at(tick), left + WIDTH, y.at(tick), Ink.GRID, 1));
            if (named) {
                sheet.small(left - 10, y.at(tick) + 4.5, sheet.tick(tick, y), Ink.FAINT, Anchor.END);
            }
        }
        Scale x = across(panel, left);
        for (double tick : x.ticks()) {
            sheet.add(new Rule(x.at(tick), bottom, x.at(tick), bottom + 4, Ink.AXIS, 1));
            sheet.small(x.at(tick), bottom + 19, name(panel, tick), Ink.FAINT, Anchor.MIDDLE);
        }
        sheet.bold(left, bottom + 41, panel.title(), Ink.INK, Anchor.START);
        List<Dot> dots = panel.dots();
        for (int group = 0; group < figure.groups().size(); group++) {
            for (int d = 0; d < dots.size(); d++) {
                if (dots.get(d).group() == group) {
                    dot(panel, dots.get(d), d, x, y);
                }
            }
        }
        dots.stream().filter(dot -> !dot.label().isEmpty()).forEach(dot -> label(panel, dot, x, y));
    }

    private void dot(Panel panel, Dot dot, int place, Scale x, Scale y) {
        double jitter = panel.names().isEmpty() || !dot.label().isEmpty() ? 0 : (place * GOLDEN % 1 - 0.5) * JITTER;
        sheet.add(new Mark.Dot(x.at(at(panel, dot.x()) + jitter), height(dot, y), 4.5, ink(dot.group())));
    }

    private void label(Panel panel, Dot dot, Scale x, Scale y) {
        double at = x.at(at(panel, dot.x()));
        boolean right = at > (x.from() + x.to()) / 2;
        sheet.bold(at + (right ? -9 : 9), height(dot, y) + 5, dot.label(), Ink.INK, right ? Anchor.END : Anchor.START);
    }

    private double height(Dot dot, Scale y) {
        return y.at(Math.min(figure.high(), Math.max(figure.low(), dot.value())));
    }

    private static double at(Panel panel, double x) {
        return panel.names().isEmpty() && panel.spacing() == Spacing.LOG ? Math.log10(x) : x;
    }

    private static Scale across(Panel panel, double left) {
        if (!panel.names().isEmpty()) {
            return Scale.places(panel.names().size(), left + 8, left + WIDTH - 8);
        }
        double low = panel.dots().stream()
                .mapToDouble(dot -> at(panel, dot.x()))
                .min()
                .orElse(0);
        double high = panel.dots().stream()
                .mapToDouble(dot -> at(panel, dot.x()))
                .max()
                .orElse(1);
        Scale plain = Scale.values(low, Math.max(high, low + 1e-3), left + 8, left + WIDTH - 8, 5);
        return panel.spacing() == Spacing.LOG
                ? new Scale(plain.low(), plain.high(), plain.from(), plain.to(), powers(plain))
                : plain;
    }

    /** 1, 2 and 5 times powers of ten, or as many of them as there is room for, as logarithms. */
    private static List<Double> powers(Scale scale) {
        List<Double> ticks = List.of();
        for (double[] steps : new double[][] {{1, 2, 5}, {1, 3}, {1}}) {
            ticks = new ArrayList<>();
            for (int power = (int) Math.floor(scale.low()); power <= scale.high(); power++) {
                for (double step : steps) {
                    double tick = power + Math.log10(step);
                    if (tick >= scale.low() && tick <= scale.high()) {
                        ticks.add(tick);
                    }
                }
            }
            if (ticks.size() <= TICKS) {
                return ticks;
            }
        }
        return ticks;
    }

    private static String name(Panel panel, double tick) {
        if (!panel.names().isEmpty()) {
            return panel.names().get((int) Math.round(tick));
        }
        double value = panel.spacing() == Spacing.LOG ? Math.pow(10, tick) : tick;
        String text = String.format(Locale.ROOT, "%.3g", value);
        return text.contains("e")
                ? text
                : text.replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", "");
    }
}
