package dev.dyad.lab.report.assemble;

import dev.dyad.lab.Variant;
import dev.dyad.lab.report.Measure;
import dev.dyad.lab.report.ScatterFigure;
import dev.dyad.lab.report.ScatterFigure.Pair;
import java.util.List;
import java.util.stream.Stream;

/** Best test accuracy, ours against published, run by run. */
final class TwinsFigure {

    private TwinsFigure() {}

    static ScatterFigure of(StudyRuns runs) {
        List<Pair> pairs = runs.study().variants().stream()
                .flatMap(variant -> pairs(runs, variant))
                .toList();
        return new ScatterFigure(
                "ours-against-published",
                "Best test accuracy, ours against published",
                "A point for each published run. The author counted predictions beyond the scale as wrong; whiskers are "
                        + runs.intervals() + ".",
                Measure.SHARE,
                pairs);
    }

    private static Stream<Pair> pairs(StudyRuns runs, Variant variant) {
        return runs.figures(variant).stream().flatMap(figures -> runs.twins().apply(variant.spec()).stream()
                .map(twin -> new Pair(
                        twin.label(),
                        twin.bestTestAccuracy(variant.spec().trainer().epochs()),
                        StudyRuns.value(figures.bestAccuracy()))));
    }
}
