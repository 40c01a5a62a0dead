package dev.dyad.lab.report.assemble;

import dev.dyad.lab.RunSpec;
import dev.dyad.lab.findings.EpochFigures;
import dev.dyad.lab.findings.Findings;
import dev.dyad.lab.findings.RunFigures;
import dev.dyad.lab.findings.VariantFigures;
import dev.dyad.lab.report.BarFigure;
import dev.dyad.lab.report.BarFigure.Bar;
import dev.dyad.lab.report.Measure;
import dev.dyad.lab.report.ReportSection;
import dev.dyad.lab.report.Table;
import dev.dyad.lab.report.Table.Cell;
import dev.dyad.lab.report.Table.Column;
import dev.dyad.lab.report.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** How much it flatters to choose the epoch by the test ratings, as the article did. */
final class ChoiceSection {

    /** A run with both choices. */
    private record Chosen(String label, RunFigures run, double difference) {}

    private ChoiceSection() {}

    /** The section; empty where no run has a validation part. */
    static Optional<ReportSection> of(List<Findings> studies) {
        List<Bar> bars = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        List<Chosen> distinct = new ArrayList<>();
        Set<RunSpec> seen = new HashSet<>();
        for (Findings study : studies) {
            List<Chosen> runs = chosen(study);
            runs.forEach(run -> rows.add(row(study.study().title(), run)));
            runs.stream().filter(run -> seen.add(run.run.run().spec())).forEach(distinct::add);
            range(runs).ifPresent(value -> bars.add(new Bar(study.study().title(), value, OptionalDouble.empty())));
        }
        return distinct.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportSection(
                        "choosing-the-epoch",
                        "Choosing the epoch",
                        "How much does it flatter to choose the best epoch by the test ratings, as the article did?",
                        List.of(finding(distinct)),
                        List.of(figure(bars)),
                        List.of(table(rows))));
    }

    private static List<Chosen> chosen(Findings findings) {
        List<Chosen> chosen = new ArrayList<>();
        for (VariantFigures variant : findings.variants()) {
            for (RunFigures run : variant.runs()) {
                run.costOfHonesty()
                        .ifPresent(
                                cost -> chosen.add(new Chosen(variant.variant().label(), run, cost)));
            }
        }
        return chosen;
    }

    /** The mean, and from the smallest to the largest. */
    private static Optional<Value> range(List<Chosen> runs) {
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Value(
                        mean(runs),
                        runs.stream().mapToDouble(Chosen::difference).min().orElseThrow(),
                        runs.stream().mapToDouble(Chosen::difference).max().orElseThrow()));
    }

    private static double mean(List<Chosen> runs) {
        return runs.stream().mapToDouble(Chosen::difference).average().orElseThrow();
    }

    private static String finding(List<Chosen> runs) {
        double most = runs.stream().mapToDouble(Chosen::difference).max().orElseThrow();
        return "Chosen by the test ratings, the best epoch looks %s points better on average than the one chosen by ratings held back for that, and %s at the most (%d runs)."
                .formatted(Measure.POINTS.format(mean(runs), 2), Measure.POINTS.format(most, 2), runs.size());
    }

    private static BarFigure figure(List<Bar> bars) {
        return new BarFigure(
                "flattery",
                "Test accuracy of the epoch chosen by test less that chosen by validation",
                "In percentage points: the mean over a study's runs; whiskers lead from its smallest to its largest.",
                Measure.POINTS,
                bars);
    }

    private static Table table(List<List<Cell>> rows) {
        return new Table(
                "epochs",
                "Epochs chosen by test and by validation",
                List.of(
                        Column.text("study"),
                        Column.text("variant"),
                        Column.number("seed"),
                        Column.number("best by test"),
                        Column.number("in epoch"),
                        Column.number("by validation"),
                        Column.number("in epoch"),
                        Column.number("difference")),
                rows);
    }

    private static List<Cell> row(String study, Chosen chosen) {
        RunFigures run = chosen.run;
        EpochFigures honest = run.byValidation().orElseThrow();
        long seed = run.run().spec().seed();
        return List.of(
                Cell.text(study),
                Cell.text(chosen.label),
                Cell.number(Long.toString(seed), seed),
                RunRows.share(run.byTest().accuracy().share()),
                RunRows.epoch(Optional.of(run.byTest())),
                RunRows.share(honest.accuracy().share()),
                RunRows.epoch(Optional.of(honest)),
                Cell.number(Measure.POINTS.format(chosen.difference, 2), chosen.difference));
    }
}
