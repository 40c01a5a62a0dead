package dev.dyad.lab.report.picture;

import dev.dyad.lab.report.ScatterFigure;
import dev.dyad.lab.report.ScatterFigure.Pair;
import dev.dyad.lab.report.picture.Mark.Anchor;
import dev.dyad.lab.report.picture.Mark.Dot;
import dev.dyad.lab.report.picture.Mark.Path;
import dev.dyad.lab.report.picture.Mark.Place;
import dev.dyad.lab.report.picture.Mark.Rule;
import dev.dyad.lab.report.picture.Mark.Stroke;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/** Points over published values, with the diagonal on which both agree; the farthest from it are named. */
final class ScatterPicture {

    private static final double LEFT = Sheet.MARGIN + 66;
    private static final double SIDE = 460;
    private static final int NAMED = 4;

    private final ScatterFigure figure;
    private final Sheet sheet;

    private ScatterPicture(ScatterFigure figure, Caption caption) {
        this.figure = figure;
        this.sheet = new Sheet(figure, caption);
    }

    static Drawing of(ScatterFigure figure, Caption caption) {
        return new ScatterPicture(figure, caption).draw();
    }

    private Drawing draw() {
        double top = sheet.head() + 42;
        double bottom = top + SIDE;
        Supplier<DoubleStream> values = () -> figure.pairs().stream()
                .flatMapToDouble(pair -> DoubleStream.of(
                        pair.published(), pair.ours().low(), pair.ours().high()));
        double low = values.get().min().orElse(0);
        double high = values.get().max().orElse(0.01);
        Scale x = Scale.values(low, high, LEFT, LEFT + SIDE, 9);
        Scale y = Scale.values(low, high, bottom, top, 9);
        sheet.valuesBeside(y, LEFT, LEFT + SIDE);
        for (double tick : x.ticks()) {
            sheet.add(new Rule(x.at(tick), top, x.at(tick), bottom, Ink.GRID, 1));
            sheet.small(x.at(tick), bottom + 21, sheet.tick(tick, x), Ink.FAINT, Anchor.MIDDLE);
        }
        sheet.small(LEFT + SIDE, bottom + 43, "published", Ink.FAINT, Anchor.END);
        sheet.small(LEFT - 10, top - 12, "ours", Ink.FAINT, Anchor.END);
        sheet.add(new Path(List.of(new Place(LEFT, bottom), new Place(LEFT + SIDE, top)), Ink.AXIS, 1, Stroke.DASHED));
        sheet.small(LEFT + SIDE + 8, top + 4, "ours = published", Ink.FAINT, Anchor.START);
        figure.pairs().forEach(pair -> {
            double at = x.at(pair.published());
            sheet.add(new Rule(at, y.at(pair.ours().low()), at, y.at(pair.ours().high()), Ink.BLUE, 1.25));
            sheet.add(new Dot(at, y.at(pair.ours().value()), 4.5, Ink.BLUE));
        });
        names(x, y);
        return sheet.finish(bottom + 45);
    }

    /** Names of the points farthest from the diagonal, but for those that would stand on another's. */
    private void names(Scale x, Scale y) {
        List<Double> taken = new ArrayList<>();
        figure.pairs().stream()
                .sorted(Comparator.comparingDouble(pair -> -Math.abs(pair.difference())))
                .limit(NAMED)
                .forEach(pair -> name(pair, x, y, taken));
    }

    private void name(Pair pair, Scale x, Scale y, List<Double> taken) {
        double base = y.at(pair.ours().value()) + 5;
        if (taken.stream().noneMatch(other -> Math.abs(other - base) < 17)) {
            taken.add(base);
            double at = x.at(pair.published());
            boolean above = pair.difference() > 0;
            sheet.small(at + (above ? -10 : 10), base, pair.label(), Ink.INK, above ? Anchor.END : Anchor.START);
        }
    }
}
