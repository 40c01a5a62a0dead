package dev.dyad.lab.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.dyad.lab.RunResult;
import dev.dyad.model.EpochReport;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * All epochs of some runs, tidy: one row an epoch, with the run's name, each of its settings, and the epoch's figures.
 * A setting that a run does not have is empty, and so is a figure that is NaN.
 *
 * @param columns what the places of a row are
 * @param rows runs in their order, epochs in theirs
 */
public record RunTable(List<Column> columns, List<List<String>> rows) {

    /** A figure of an epoch. */
    private record Figure(String name, ToDoubleFunction<EpochReport> of) {}

    private static final List<Figure> FIGURES = List.of(
            new Figure("train_loss", EpochReport::trainLoss),
            new Figure("running_train_accuracy", EpochReport::runningTrainAccuracy),
            new Figure("train_accuracy", EpochReport::trainAccuracy),
            new Figure("validation_accuracy", EpochReport::validationAccuracy),
            new Figure("validation_rmse", EpochReport::validationRmse),
            new Figure("test_accuracy", EpochReport::testAccuracy),
            new Figure("test_rmse", EpochReport::testRmse),
            new Figure("test_mae", EpochReport::testMae),
            new Figure("seconds", EpochReport::seconds));

    public RunTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The table of some runs. */
    public static RunTable of(List<RunResult> runs) {
        Set<String> settings = new LinkedHashSet<>();
        runs.forEach(run -> settings.addAll(run.spec().settings().keySet()));
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("run", Column.Type.TEXT));
        settings.forEach(name -> columns.add(new Column(name.replace('-', '_'), typeOf(name, runs))));
        columns.add(new Column("epoch", Column.Type.WHOLE));
        FIGURES.forEach(figure -> columns.add(new Column(figure.name(), Column.Type.REAL)));
        columns.add(new Column("best_by_test", Column.Type.TRUTH));
        columns.add(new Column("best_by_validation", Column.Type.TRUTH));

        List<List<String>> rows = new ArrayList<>();
        for (RunResult run : runs) {
            run.epochs().forEach(epoch -> rows.add(row(run, settings, epoch)));
        }
        return new RunTable(columns, rows);
    }

    private static List<String> row(RunResult run, Set<String> settings, EpochReport epoch) {
        List<String> row = new ArrayList<>();
        row.add(run.id());
        settings.forEach(name -> row.add(run.spec().settings().getOrDefault(name, "")));
        row.add(Integer.toString(epoch.epoch()));
        for (Figure figure : FIGURES) {
            double value = figure.of().applyAsDouble(epoch);
            row.add(Double.isNaN(value) ? "" : Double.toString(value));
        }
        row.add(Boolean.toString(run.byTest().epoch() == epoch.epoch()));
        row.add(run.byValidation()
                .map(chosen -> Boolean.toString(chosen.epoch() == epoch.epoch()))
                .orElse(""));
        return List.copyOf(row);
    }

    /** The narrowest type that all the runs' values of a setting have. */
    private static Column.Type typeOf(String setting, List<RunResult> runs) {
        List<String> values = runs.stream()
                .flatMap(run -> run.spec().settings().entrySet().stream())
                .filter(entry -> entry.getKey().equals(setting))
                .map(entry -> entry.getValue())
                .toList();
        if (values.stream().allMatch(RunTable::isWhole)) {
            return Column.Type.WHOLE;
        }
        return values.stream().allMatch(RunTable::isReal) ? Column.Type.REAL : Column.Type.TEXT;
    }

    private static boolean isWhole(String value) {
        return value.matches("-?\\d{1,18}");
    }

    private static boolean isReal(String value) {
        return value.matches("-?\\d+(\\.\\d*)?([eE][-+]?\\d+)?");
    }

    /** Writes the table as CSV (RFC 4180, but lines end in a line feed), with the columns' names in the first line. */
    public void writeTo(Writer writer) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        csv.writeRecord(columns.stream().map(Column::name).toList());
        rows.forEach(csv::writeRecord);
        csv.flush();
    }
}
