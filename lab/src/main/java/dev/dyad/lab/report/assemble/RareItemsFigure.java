package dev.dyad.lab.report.assemble;

import dev.dyad.lab.findings.ItemBucket;
import dev.dyad.lab.findings.VariantFigures;
import dev.dyad.lab.report.LineFigure;
import dev.dyad.lab.report.LineFigure.Axis;
import dev.dyad.lab.report.LineFigure.Line;
import dev.dyad.lab.report.LineFigure.Point;
import dev.dyad.lab.report.Measure;
import dev.dyad.lab.report.Value;
import dev.dyad.lab.statistics.Accuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Test accuracy by how many training ratings the item has, a line for each variant. */
final class RareItemsFigure {

    private RareItemsFigure() {}

    static LineFigure of(StudyRuns runs) {
        List<Integer> shown = shown(runs);
        List<String> names = runs.findings().variants().stream()
                .findFirst()
                .map(figures -> shown.stream()
                        .map(bucket -> figures.byItemRatings().get(bucket).label())
                        .toList())
                .orElse(List.of("0"));
        List<Line> lines = runs.study().variants().stream()
                .map(variant -> new Line(
                        variant.label(),
                        runs.figures(variant)
                                .map(figures -> points(figures, shown))
                                .orElse(List.of()),
                        List.of(),
                        OptionalDouble.empty(),
                        runs.figures(variant).isPresent() ? Optional.empty() : Optional.of(runs.trouble(variant))))
                .toList();
        return new LineFigure(
                "accuracy-by-item-ratings",
                "Test accuracy by how often the item was rated",
                "In the epoch that is best by the test ratings. The value beside the name is that of the items rated most.",
                Measure.SHARE,
                Axis.ofNames("training ratings of the item", names),
                lines);
    }

    /** The buckets that have test ratings. */
    private static List<Integer> shown(StudyRuns runs) {
        List<List<ItemBucket>> all = runs.findings().variants().stream()
                .map(VariantFigures::byItemRatings)
                .toList();
        return IntStream.range(0, all.stream().mapToInt(List::size).max().orElse(0))
                .filter(bucket -> all.stream()
                        .anyMatch(buckets -> buckets.get(bucket).accuracy().ratings() > 0))
                .boxed()
                .toList();
    }

    private static List<Point> points(VariantFigures figures, List<Integer> shown) {
        List<Point> points = new ArrayList<>();
        for (int place = 0; place < shown.size(); place++) {
            Accuracy accuracy = figures.byItemRatings().get(shown.get(place)).accuracy();
            if (accuracy.ratings() > 0) {
                double share = accuracy.share();
                points.add(new Point(
                        place,
                        new Value(
                                share,
                                Math.min(share, accuracy.interval().low()),
                                Math.max(share, accuracy.interval().high()))));
            }
        }
        return points;
    }
}
