package dev.dyad.lab.report.assemble;

import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Variant;
import dev.dyad.lab.findings.EpochFigures;
import dev.dyad.lab.findings.RunFigures;
import dev.dyad.lab.report.Measure;
import dev.dyad.lab.report.Table;
import dev.dyad.lab.report.Table.Cell;
import dev.dyad.lab.report.Table.Column;
import dev.dyad.lab.statistics.Accuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table of a study's runs. */
final class RunRows {

    private static final int DIGITS = 2;

    private final StudyRuns runs;

    private RunRows(StudyRuns runs) {
        this.runs = runs;
    }

    static Table of(StudyRuns runs) {
        RunRows rows = new RunRows(runs);
        List<Column> columns = new ArrayList<>(List.of(Column.text("variant")));
        if (rows.hasSeeds()) {
            columns.add(Column.number("seed"));
        }
        columns.addAll(List.of(
                Column.text("state"),
                Column.number("test accuracy"),
                Column.number("\u00b1 95 %"),
                Column.number("epoch"),
                Column.number("by validation"),
                Column.number("epoch"),
                Column.number("train \u2212 test"),
                Column.number("RMSE"),
                Column.number("took")));
        if (runs.hasTwins()) {
            columns.add(Column.number("published"));
        }
        List<List<Cell>> all = new ArrayList<>();
        for (Variant variant : runs.study().variants()) {
            runs.specs(variant).forEach(spec -> all.add(rows.row(variant, spec)));
        }
        return new Table("runs", "Runs", columns, all);
    }

    private List<Cell> row(Variant variant, RunSpec spec) {
        SeenRun seen = runs.seen().of(spec);
        Optional<RunFigures> figures = runs.figures(variant, spec);
        List<Cell> row = new ArrayList<>(List.of(Cell.text(variant.label())));
        if (hasSeeds()) {
            row.add(Cell.number(Long.toString(spec.seed()), spec.seed()));
        }
        row.add(state(seen));
        Optional<EpochFigures> byTest = figures.map(RunFigures::byTest);
        row.add(accuracy(byTest));
        row.add(byTest.map(epoch -> interval(epoch.accuracy())).orElse(NONE));
        row.add(epoch(byTest));
        Optional<EpochFigures> byValidation = figures.flatMap(RunFigures::byValidation);
        row.add(accuracy(byValidation));
        row.add(epoch(byValidation));
        row.add(figures.map(run -> Cell.number(Measure.POINTS.format(run.gapAtEnd(), DIGITS), run.gapAtEnd()))
                .orElse(NONE));
        row.add(byTest.map(epoch -> Cell.number(String.format(Locale.ROOT, "%.4f", epoch.rmse()), epoch.rmse()))
                .orElse(NONE));
        row.add(seen.seconds() > 0 ? Cell.number(Durations.words(seen.seconds()), seen.seconds()) : NONE);
        if (runs.hasTwins()) {
            row.add(published(variant));
        }
        return row;
    }

    private boolean hasSeeds() {
        return runs.study().seeds().size() > 1;
    }

    /** An empty cell. */
    static final Cell NONE = Cell.missing("");

    private static Cell state(SeenRun seen) {
        return switch (seen.stage()) {
            case FINISHED -> Cell.text(seen.words());
            case FAILED -> Cell.failed(seen.words());
            case WAITING, RUNNING, STOPPED -> Cell.missing(seen.words());
        };
    }

    private static Cell accuracy(Optional<EpochFigures> epoch) {
        return epoch.map(figures -> share(figures.accuracy().share())).orElse(NONE);
    }

    static Cell share(double share) {
        return Cell.number(Measure.SHARE.format(share, DIGITS), share);
    }

    static Cell epoch(Optional<EpochFigures> epoch) {
        return epoch.map(figures -> Cell.number(Integer.toString(figures.epoch()), figures.epoch()))
                .orElse(NONE);
    }

    private static Cell interval(Accuracy accuracy) {
        double radius = accuracy.interval().radius();
        return Cell.number(Measure.POINTS.format(radius, DIGITS), radius);
    }

    private Cell published(Variant variant) {
        return runs.twin(variant)
                .map(twin ->
                        share(twin.bestTestAccuracy(variant.spec().trainer().epochs())))
                .orElse(NONE);
    }
}
