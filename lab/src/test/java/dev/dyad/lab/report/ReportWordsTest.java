package dev.dyad.lab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.lab.report.BarFigure.Bar;
import dev.dyad.lab.report.LineFigure.Axis;
import dev.dyad.lab.report.LineFigure.Line;
import dev.dyad.lab.report.LineFigure.Point;
import dev.dyad.lab.report.Table.Cell;
import dev.dyad.lab.report.Table.Column;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportWordsTest {

    private static ReportSection section(String name, List<Figure> figures) {
        return new ReportSection(name, "Title", "Question?", List.of(), figures, List.of());
    }

    private static BarFigure bars(String name, Value... values) {
        List<Bar> bars = List.of(values).stream()
                .map(value -> new Bar("bar", value, OptionalDouble.empty()))
                .toList();
        return new BarFigure(name, "Bars", "", Measure.SHARE, bars);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "two words", "../escape", "-edge", "a--b", "a/b", "<b>"})
    void aNameThatCannotBeAFileOrAddressIsRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> section(name, List.of()));
        assertThrows(IllegalArgumentException.class, () -> section("good", List.of(bars(name))));
    }

    @Test
    void twoFiguresOfASectionHaveTwoNames() {
        assertThrows(IllegalArgumentException.class, () -> section("good", List.of(bars("same"), bars("same"))));
    }

    @Test
    void aValueLiesInItsInterval() {
        assertThrows(IllegalArgumentException.class, () -> new Value(0.5, 0.6, 0.7));
        assertThrows(IllegalArgumentException.class, () -> new Value(Double.NaN, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Value(0, Double.NEGATIVE_INFINITY, 1));
        assertTrue(new Value(0.5, 0.4, 0.6).hasInterval());
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Table(
                        "t", "T", List.of(Column.text("a"), Column.number("b")), List.of(List.of(Cell.text("x")))));
    }

    @Test
    void aPointHasItsPlaceOnTheAxis() {
        Axis named = Axis.ofNames("ratings", List.of("0", "1+"));
        for (double x : new double[] {2, -1, 0.5, Double.NaN}) {
            Line line = new Line(
                    "l", List.of(new Point(x, Value.of(0.1))), List.of(), OptionalDouble.empty(), Optional.empty());
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new LineFigure("f", "F", "", Measure.SHARE, named, List.of(line)),
                    "x = " + x);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.3009, 2, 30.09 %", "0.3009, 1, 30.1 %", "-0.0131, 1, \u22121.3 %", "-0.00001, 1, 0.0 %"})
    void sharesAreWrittenInPercent(double value, int digits, String text) {
        assertEquals(text, Measure.SHARE.format(value, digits));
        assertEquals(text.replace(" %", ""), Measure.POINTS.format(value, digits));
    }

    @Test
    void surerFiguresShowOneDigitMore() {
        assertEquals(1, bars("f", new Value(0.3, 0.29, 0.31)).digits());
        assertEquals(2, bars("f", new Value(0.3, 0.2995, 0.3005)).digits());
        assertEquals(1, bars("f", Value.of(0.3)).digits());
    }

    @Test
    void figuresAreToldInWords() {
        assertEquals(
                "Bars. Bars: bar 30.0 % (29.0 to 31.0 %).", FigureSummary.of(bars("f", new Value(0.3, 0.29, 0.31))));
        Line line = new Line(
                "dim 8",
                List.of(new Point(1, Value.of(0.2)), new Point(2, Value.of(0.3)), new Point(3, Value.of(0.25))),
                List.of(),
                OptionalDouble.empty(),
                Optional.of("failed"));
        assertEquals(
                "Curve. Lines over epoch: dim 8 is highest with 30.0 % at 2 and ends with 25.0 % at 3 (failed).",
                FigureSummary.of(
                        new LineFigure("f", "Curve", "", Measure.SHARE, Axis.upTo(50, "epoch"), List.of(line))));
    }
}
