package dev.dyad.lab.report;

import dev.dyad.lab.report.BarFigure.Bar;
import dev.dyad.lab.report.FactList.Fact;
import dev.dyad.lab.report.LineFigure.Axis;
import dev.dyad.lab.report.LineFigure.Line;
import dev.dyad.lab.report.LineFigure.Point;
import dev.dyad.lab.report.ReportPage.State;
import dev.dyad.lab.report.ScatterFigure.Pair;
import dev.dyad.lab.report.Table.Cell;
import dev.dyad.lab.report.Table.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A report of numbers that were made up for tests; no training stands behind any of them. Long, since it has one of each
 * kind of section, figure and table.
 */
public final class ExampleReport {

    private static final int[] DIMS = {8, 16, 32, 64, 128, 256};
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private ExampleReport() {}

    /** A finished report of four studies. */
    public static ReportPage finished() {
        return page(State.FINISHED, 50);
    }

    /** The same while it runs, after so many epochs of every run. */
    public static ReportPage running(int epochs) {
        return page(State.RUNNING, epochs);
    }

    /** A report in which every text is this one. */
    public static ReportPage saying(String text) {
        BarFigure figure = new BarFigure(
                "figure", text, text, Measure.SHARE, List.of(new Bar(text, Value.of(0.3), OptionalDouble.empty())));
        Table table = new Table("table", text, List.of(Column.text(text)), List.of(List.of(Cell.text(text))));
        ReportSection section =
                new ReportSection("section", text, text, List.of(text, text), List.of(figure), List.of(table));
        FactList facts = new FactList(text, List.of(new Fact(text, text)));
        return new ReportPage(text, text, State.FINISHED, text, List.of(section), List.of(), List.of(facts), NOON);
    }

    private static ReportPage page(State state, int epochs) {
        return new ReportPage(
                "The study, repeated",
                "Made-up numbers for tests: 100,836 ratings by 610 users of 9,724 movies",
                state,
                state == State.FINISHED ? "18 runs, 3 min 12 s of training" : "epoch " + epochs + " of 50",
                List.of(embeddingSize(epochs), batchSize(epochs), l2(epochs), published()),
                List.of(choice()),
                facts(),
                NOON.plusSeconds(epochs));
    }

    /** Ours for a number of dimensions, after an epoch. */
    private static double accuracy(int dim, double epoch) {
        double best = 0.235 + 0.012 * Math.log(dim) / Math.log(2);
        double over = epoch > 20 ? 0.00003 * dim / 256 * (epoch - 20) * (epoch - 20) / 2 : 0;
        return best - 0.14 * Math.exp(-epoch / 5.0) - over + 0.0006 * Math.sin(7.1 * epoch + dim);
    }

    private static Value near(double value, double half) {
        return new Value(value, value - half, value + half);
    }

    public static ReportSection embeddingSize(int epochs) {
        List<Line> lines = new ArrayList<>();
        List<Bar> best = new ArrayList<>();
        List<Bar> gap = new ArrayList<>();
        for (int dim : DIMS) {
            List<Point> points = IntStream.rangeClosed(1, epochs)
                    .mapToObj(epoch -> new Point(epoch, near(accuracy(dim, epoch), 0.0042)))
                    .toList();
            List<Point> twin = IntStream.rangeClosed(1, 50)
                    .mapToObj(epoch -> new Point(epoch, Value.of(accuracy(dim, epoch) - 0.004)))
                    .toList();
            Point top = points.stream()
                    .max((a, b) -> Double.compare(a.y().value(), b.y().value()))
                    .orElseThrow();
            lines.add(new Line("dim " + dim, points, twin, OptionalDouble.of(top.x()), Optional.empty()));
            best.add(new Bar("dim " + dim, top.y(), OptionalDouble.of(top.y().value() - 0.004)));
            gap.add(new Bar("dim " + dim, near(0.0002 * dim - 0.006, 0.0044), OptionalDouble.empty()));
        }
        return new ReportSection(
                "embedding-size",
                "Embedding size",
                "How many dimensions do the vectors of users and movies need?",
                List.of(
                        "Accuracy rises from 27.0 % with 8 dimensions to 33.0 % with 256, and flattens: the last doubling adds 1.1 points.",
                        "The gap between train and test accuracy grows with each doubling.",
                        "Of 15 differences 13 are real at the 5 % level (McNemar, Holm)."),
                List.of(
                        new BarFigure(
                                "max-test-accuracy",
                                "Best test accuracy by embedding size",
                                "Share of test ratings predicted exactly, in the best of 50 epochs. Whiskers are 95 % intervals, thin bars the published values.",
                                Measure.SHARE,
                                best),
                        new BarFigure(
                                "train-test-gap",
                                "Train less test accuracy by embedding size",
                                "In percentage points, after 50 epochs.",
                                Measure.POINTS,
                                gap),
                        new LineFigure(
                                "test-accuracy-by-epoch",
                                "Test accuracy by epoch",
                                "Dots mark the best epoch; its value stands beside the name.",
                                Measure.SHARE,
                                Axis.upTo(50, "epoch"),
                                lines)),
                List.of(runs(best), comparisons()));
    }

    private static ReportSection batchSize(int epochs) {
        List<Line> lines = Stream.of(256, 512, 1024)
                .map(batch -> {
                    List<Point> points = IntStream.rangeClosed(1, Math.min(epochs, batch == 1024 ? 17 : 50))
                            .mapToObj(
                                    epoch -> new Point(epoch, near(accuracy(64, epoch * 900.0 / (batch + 300)), 0.004)))
                            .toList();
                    Optional<String> trouble = batch == 1024 ? Optional.of("failed") : Optional.empty();
                    return new Line("batch " + batch, points, List.of(), OptionalDouble.empty(), trouble);
                })
                .toList();
        return new ReportSection(
                "batch-size",
                "Batch size",
                "Do smaller batches learn more in an epoch?",
                List.of("They do here: after one epoch a batch of 256 is 2.9 points ahead of one of 1024."),
                List.of(new LineFigure(
                        "test-accuracy-by-epoch",
                        "Test accuracy by epoch",
                        "Bands are 95 % intervals.",
                        Measure.SHARE,
                        Axis.upTo(50, "epoch"),
                        lines)),
                List.of());
    }

    private static ReportSection l2(int epochs) {
        List<Bar> bars = List.of(
                new Bar("none, both biases and <side> features & more", near(0.284, 0.0041), OptionalDouble.of(0.2799)),
                new Bar("L2 1e-7", near(0.279, 0.0041), OptionalDouble.of(0.2831)),
                new Bar("L2 1e-6", near(0.262, 0.0040), OptionalDouble.empty()),
                new Bar(
                        "L2 1e-5",
                        new Missing("failed in epoch 3: the loss is not a number"),
                        OptionalDouble.of(0.214)),
                new Bar("L2 1e-4", new Missing("waiting"), OptionalDouble.empty()));
        List<Line> rarity = Stream.of(1e-7, 1e-6, 1e-4)
                .map(l2 -> new Line(
                        "L2 1e" + Math.round(Math.log10(l2)),
                        IntStream.range(0, 6)
                                .mapToObj(bin -> new Point(
                                        bin,
                                        near(
                                                0.2
                                                        + 0.012 * bin
                                                        - (l2 > 1e-7 ? 0.016 * Math.log10(l2 / 1e-7) / (bin + 1) : 0),
                                                0.009)))
                                .toList(),
                        List.of(),
                        OptionalDouble.empty(),
                        Optional.empty()))
                .toList();
        List<Bar> gap = List.of(
                new Bar("none", near(0.052, 0.005), OptionalDouble.empty()),
                new Bar("L2 1e-7", near(0.0212, 0.005), OptionalDouble.of(0.0187)),
                new Bar("L2 1e-6", near(-0.0131, 0.004), OptionalDouble.of(-0.0154)));
        return new ReportSection(
                "l2",
                "L2",
                "Does L2 close the gap, and what does it cost?",
                List.of("It closes the gap from 5.2 to -1.3 points, and costs 2.2 points of accuracy."),
                List.of(
                        new BarFigure("max-test-accuracy", "Best test accuracy by L2", "", Measure.SHARE, bars),
                        new BarFigure(
                                "train-test-gap",
                                "Train less test accuracy by L2",
                                "In percentage points.",
                                Measure.POINTS,
                                gap),
                        new LineFigure(
                                "accuracy-by-item-ratings",
                                "Accuracy by how often the movie was rated",
                                "Bands are 95 % intervals.",
                                Measure.SHARE,
                                Axis.ofNames(
                                        "training ratings of the movie",
                                        List.of("0", "1\u20134", "5\u201319", "20\u201399", "100\u2013999", "1000+")),
                                rarity)),
                List.of());
    }

    private static ReportSection published() {
        List<Pair> pairs = IntStream.range(0, 37)
                .mapToObj(k -> {
                    double there = 0.15 + 0.15 * Math.sqrt(k / 36.0);
                    double ours = there + 0.006 * Math.sin(3.7 * k) + (k == 5 ? 0.02 : 0);
                    return new Pair("run " + (k + 1), there, near(ours, 0.0007));
                })
                .toList();
        return new ReportSection(
                "published",
                "Against the published runs",
                "Do all 37 published runs come out the same?",
                List.of("35 of 37 do within a point."),
                List.of(new ScatterFigure(
                        "ours-against-published",
                        "Best test accuracy, ours against published",
                        "",
                        Measure.SHARE,
                        pairs)),
                List.of());
    }

    private static ReportSection choice() {
        List<Bar> bars = List.of(
                new Bar("Embedding size", near(0.0011, 0.0004), OptionalDouble.empty()),
                new Bar("Batch size", near(0.0007, 0.0005), OptionalDouble.empty()));
        Table table = new Table(
                "epochs",
                "Epochs chosen by test and by validation",
                List.of(
                        Column.text("study"),
                        Column.text("variant"),
                        Column.number("by test: epoch"),
                        Column.number("accuracy"),
                        Column.number("by validation: epoch"),
                        Column.number("test accuracy"),
                        Column.number("difference")),
                List.of(List.of(
                        Cell.text("Embedding size"),
                        Cell.text("dim 128"),
                        Cell.number("37", 37),
                        Cell.number("31.9 %", 0.319),
                        Cell.number("33", 33),
                        Cell.number("31.8 %", 0.318),
                        Cell.number("0.1", 0.001))));
        return new ReportSection(
                "choice",
                "Choosing the epoch",
                "How much does it flatter to choose the best epoch by the test part?",
                List.of("By 0.1 points on average, and by 0.4 at the most."),
                List.of(new BarFigure("flattery", "Accuracy by test less by validation", "", Measure.POINTS, bars)),
                List.of(table));
    }

    private static Table runs(List<Bar> best) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int k = 0; k < best.size(); k++) {
            Value e = (Value) best.get(k).ours();
            rows.add(List.of(
                    Cell.text(best.get(k).label()),
                    Cell.number(Integer.toString(k % 3), k % 3),
                    k == 4 ? Cell.missing("epoch 12 of 50") : Cell.text("finished"),
                    k == 4 ? Cell.missing("") : Cell.number(Measure.SHARE.format(e.value(), 1), e.value()),
                    Cell.number(Integer.toString(30 - 2 * k), 30 - 2 * k),
                    Cell.number(k + ".5 s", k + 0.5)));
        }
        rows.add(List.of(
                Cell.text("dim 512"),
                Cell.number("1", 1),
                Cell.failed("failed: not enough memory"),
                Cell.missing(""),
                Cell.missing(""),
                Cell.missing("")));
        return new Table(
                "runs",
                "Runs",
                List.of(
                        Column.text("variant"),
                        Column.number("seed"),
                        Column.text("state"),
                        Column.number("best test accuracy"),
                        Column.number("in epoch"),
                        Column.number("took")),
                rows);
    }

    private static Table comparisons() {
        return new Table(
                "differences",
                "Which differences are real",
                List.of(Column.text("compared"), Column.number("difference"), Column.number("p"), Column.text("real")),
                List.of(
                        List.of(
                                Cell.text("dim 16 against dim 8"),
                                Cell.number("+1.2 (0.8 to 1.6)", 0.012),
                                Cell.number("< 0.0001", 1e-5),
                                Cell.text("yes")),
                        List.of(
                                Cell.text("dim 256 against dim 128"),
                                Cell.number("+0.2 (\u22120.2 to 0.6)", 0.002),
                                Cell.number("0.31", 0.31),
                                Cell.text("no"))));
    }

    private static List<FactList> facts() {
        return List.of(
                new FactList(
                        "Data",
                        List.of(
                                new Fact("ratings", "100,836"),
                                new Fact("checksum", "0123456789abcdef0123456789abcdef"))),
                new FactList("Machine", List.of(new Fact("processors", "2"), new Fact("Java", "17.0.15"))),
                new FactList("Time", List.of(new Fact("training", "3 min 12 s"))));
    }
}
