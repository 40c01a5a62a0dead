package dev.dyad.lab.report.assemble;

import dev.dyad.lab.Variant;
import dev.dyad.lab.findings.VariantFigures;
import dev.dyad.lab.report.BarFigure;
import dev.dyad.lab.report.BarFigure.Bar;
import dev.dyad.lab.report.Measure;
import dev.dyad.lab.studies.PublishedRun;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The article's bars: the best test accuracy of each variant, and the gap between train and test accuracy. */
final class BestAccuracyFigure {

    private BestAccuracyFigure() {}

    static BarFigure bestAccuracy(StudyRuns runs) {
        List<Bar> bars = runs.study().variants().stream()
                .map(variant -> new Bar(
                        variant.label(),
                        runs.reading(variant, VariantFigures::bestAccuracy),
                        published(runs, variant, twin -> twin.bestTestAccuracy(epochs(variant)))))
                .toList();
        return new BarFigure(
                "max-test-accuracy",
                "Best test accuracy",
                "Share of the test ratings that are predicted exactly, in the epoch that is best by them; "
                        + runs.intervals() + "." + twinNote(runs),
                Measure.SHARE,
                bars);
    }

    static BarFigure gap(StudyRuns runs) {
        List<Bar> bars = runs.study().variants().stream()
                .map(variant -> new Bar(
                        variant.label(),
                        runs.reading(variant, VariantFigures::gapAtEnd),
                        published(runs, variant, twin -> gapAfter(twin, epochs(variant)))))
                .toList();
        return new BarFigure(
                "train-test-gap",
                "Train less test accuracy",
                "In percentage points, after the last epoch. Train accuracy is the running one, as in the article; "
                        + runs.intervals() + "." + twinNote(runs),
                Measure.POINTS,
                bars);
    }

    private static double gapAfter(PublishedRun twin, int epochs) {
        int last = Math.min(epochs, twin.testAccuracy().size()) - 1;
        return twin.runningTrainAccuracy().get(last) - twin.testAccuracy().get(last);
    }

    private static int epochs(Variant variant) {
        return variant.spec().trainer().epochs();
    }

    private static OptionalDouble published(StudyRuns runs, Variant variant, ToDoubleFunction<PublishedRun> figure) {
        return runs.twin(variant).stream().mapToDouble(figure).findFirst();
    }

    private static String twinNote(StudyRuns runs) {
        return runs.hasTwins() ? " Thin bars are the published values." : "";
    }
}
