package dev.dyad.lab.report.assemble;

import dev.dyad.lab.Variant;
import dev.dyad.lab.report.LineFigure;
import dev.dyad.lab.report.LineFigure.Axis;
import dev.dyad.lab.report.LineFigure.Line;
import dev.dyad.lab.report.LineFigure.Point;
import dev.dyad.lab.report.Measure;
import dev.dyad.lab.report.Value;
import dev.dyad.lab.report.assemble.SeenRun.Stage;
import dev.dyad.lab.statistics.Accuracy;
import dev.dyad.lab.statistics.Interval;
import dev.dyad.lab.statistics.Spread;
import dev.dyad.model.EpochReport;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Test accuracy by epoch, a line for each variant: the mean over its seeds, as far as all that have begun have come. */
final class CurveFigure {

    private final StudyRuns runs;

    private CurveFigure(StudyRuns runs) {
        this.runs = runs;
    }

    static LineFigure of(StudyRuns runs) {
        CurveFigure figure = new CurveFigure(runs);
        int end = runs.study().variants().stream()
                .mapToInt(variant -> variant.spec().trainer().epochs())
                .max()
                .orElse(1);
        return new LineFigure(
                "test-accuracy-by-epoch",
                "Test accuracy by epoch",
                "Dots mark the best epoch of a finished run; its value stands beside the name.",
                Measure.SHARE,
                Axis.upTo(end, "epoch"),
                runs.study().variants().stream().map(figure::line).toList());
    }

    private Line line(Variant variant) {
        List<SeenRun> seeds = runs.specs(variant).stream().map(runs.seen()::of).toList();
        List<List<EpochReport>> begun = seeds.stream()
                .map(SeenRun::epochs)
                .filter(epochs -> !epochs.isEmpty())
                .toList();
        int common = begun.stream().mapToInt(List::size).min().orElse(0);
        List<Point> points = IntStream.range(0, common)
                .mapToObj(k -> new Point(
                        begun.get(0).get(k).epoch(),
                        mean(
                                variant,
                                begun.stream()
                                        .mapToDouble(epochs -> epochs.get(k).testAccuracy())
                                        .toArray())))
                .toList();
        boolean finished = seeds.stream().allMatch(run -> run.stage() == Stage.FINISHED);
        boolean failed = seeds.stream().anyMatch(run -> run.stage() == Stage.FAILED);
        return new Line(
                variant.label(),
                points,
                published(variant),
                finished ? best(points) : OptionalDouble.empty(),
                failed ? Optional.of("failed") : begun.isEmpty() ? Optional.of("waiting") : Optional.empty());
    }

    private static OptionalDouble best(List<Point> points) {
        return points.stream().max(Comparator.comparingDouble(point -> point.y().value())).stream()
                .mapToDouble(Point::x)
                .findFirst();
    }

    /** From the spread of the seeds where there are enough, else from the number of test ratings, where it is known. */
    private Value mean(Variant variant, double[] seeds) {
        Spread spread = Spread.of(seeds);
        if (seeds.length >= Spread.ENOUGH_SEEDS) {
            return between(spread.mean(), spread.interval());
        }
        long ratings = runs.figures(variant).stream()
                .flatMap(figures -> figures.runs().stream())
                .mapToLong(run -> run.byTest().accuracy().ratings())
                .sum();
        return ratings == 0
                ? Value.of(spread.mean())
                : between(spread.mean(), new Accuracy(Math.round(spread.mean() * ratings), ratings).interval());
    }

    private static Value between(double mean, Interval interval) {
        return new Value(mean, Math.min(mean, interval.low()), Math.max(mean, interval.high()));
    }

    private List<Point> published(Variant variant) {
        int epochs = variant.spec().trainer().epochs();
        return runs.twin(variant)
                .map(twin -> IntStream.range(
                                0, Math.min(epochs, twin.testAccuracy().size()))
                        .mapToObj(k ->
                                new Point(k + 1, Value.of(twin.testAccuracy().get(k))))
                        .toList())
                .orElse(List.of());
    }
}
