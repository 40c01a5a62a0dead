package dev.dyad.lab.report.assemble;

import dev.dyad.lab.findings.Comparison;
import dev.dyad.lab.findings.Difference;
import dev.dyad.lab.findings.Findings;
import dev.dyad.lab.report.Measure;
import dev.dyad.lab.report.Table;
import dev.dyad.lab.report.Table.Cell;
import dev.dyad.lab.report.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table of which differences of a study are real: all pairs, or those with the first variant where they are many. */
final class DifferenceRows {

    private static final int MANY = 60;

    private DifferenceRows() {}

    static Optional<Table> of(Findings findings) {
        List<Comparison> pairs = findings.byTest().size() > MANY ? findings.toReference() : findings.byTest();
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        boolean rmse = pairs.stream().anyMatch(pair -> pair.rmse().isPresent());
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("compared"),
                Column.number("accuracy"),
                Column.number("95 % interval"),
                Column.number("p, corrected"),
                Column.text("real")));
        if (rmse) {
            columns.add(Column.number("RMSE"));
            columns.add(Column.text("real"));
        }
        List<List<Cell>> rows = pairs.stream().map(pair -> row(pair, rmse)).toList();
        return Optional.of(new Table("differences", "Which differences are real", columns, rows));
    }

    private static List<Cell> row(Comparison pair, boolean rmse) {
        Difference difference = pair.accuracy();
        double by = difference.by().value();
        List<Cell> row = new ArrayList<>(List.of(
                Cell.text(pair.second().label() + " against " + pair.first().label()),
                Cell.number(signed(Measure.POINTS.format(by, 2)), by),
                Cell.number(
                        Measure.POINTS.format(difference.by().interval().low(), 2) + " to "
                                + Measure.POINTS.format(
                                        difference.by().interval().high(), 2),
                        difference.by().interval().low()),
                p(difference),
                real(difference)));
        if (rmse) {
            row.add(pair.rmse()
                    .map(other -> Cell.number(
                            signed(String.format(Locale.ROOT, "%.4f", other.by().value())
                                    .replace('-', '\u2212')),
                            other.by().value()))
                    .orElse(RunRows.NONE));
            row.add(pair.rmse().map(DifferenceRows::real).orElse(RunRows.NONE));
        }
        return row;
    }

    private static Cell p(Difference difference) {
        double p = difference.adjustedP();
        return Cell.number(p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p), p);
    }

    private static Cell real(Difference difference) {
        return Cell.text(difference.isReal() ? "yes" : "no");
    }

    private static String signed(String number) {
        return number.startsWith("\u2212") ? number : "+" + number;
    }
}
