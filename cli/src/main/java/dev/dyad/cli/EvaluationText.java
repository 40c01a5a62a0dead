package dev.dyad.cli;

import dev.dyad.cli.terminal.Output;
import dev.dyad.cli.terminal.Table;
import dev.dyad.evaluate.DistributionMetrics;
import dev.dyad.evaluate.Evaluation;
import dev.dyad.evaluate.IntervalMetrics;
import dev.dyad.evaluate.RatingMetrics;
import dev.dyad.ratings.RatingScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An evaluation for people. */
final class EvaluationText {

    /** Beyond so many levels a confusion matrix is wider than a screen. */
    private static final int LEVELS_SHOWN = 11;

    private final Output out;
    private final RatingScale scale;

    EvaluationText(Output out, RatingScale scale) {
        this.out = out;
        this.scale = scale;
    }

    void print(Unseen unseen, Evaluation evaluation) {
        RatingMetrics metrics = evaluation.metrics();
        out.format("%,d ratings, %s", metrics.ratings(), unseen.source());
        out.line("");
        out.format("  accuracy  %s   the predicted level is the one given", percent(metrics.accuracy()));
        out.format("  RMSE      %.4f", metrics.rmse());
        out.format("  MAE       %.4f", metrics.mae());
        evaluation.distribution().ifPresent(this::printDistribution);
        evaluation.intervals().ifPresent(this::printIntervals);
        if (scale.levels() <= LEVELS_SHOWN) {
            out.line("");
            printConfusion(evaluation.confusion());
        }
        out.line("");
        printGroups("By how many training ratings the user has", "ratings of user", evaluation.byUserActivity());
        out.line("");
        printGroups("By how many training ratings the item has", "ratings of item", evaluation.byItemPopularity());
    }

    private void printDistribution(DistributionMetrics metrics) {
        out.line("");
        out.format(
                "  of the median: RMSE %.4f, MAE %.4f (above, those of the mean)",
                metrics.medianRmse(), metrics.medianMae());
        out.format("  negative log-likelihood %.4f", metrics.negativeLogLikelihood());
        out.format(
                "  expected calibration error %.4f of all levels' probabilities, %.4f of the likeliest's",
                metrics.calibrationError(), metrics.modeCalibrationError());
        out.line("");
        out.line(out.style("bold", "Reliability: of levels that were given such a probability, how many came true"));
        Table table = new Table("probability", "levels", "predicted", "came true");
        for (DistributionMetrics.Reliability range : metrics.reliability()) {
            table.row(
                    String.format(Locale.ROOT, "%.1f to %.1f", range.from(), range.to()),
                    String.format(Locale.ROOT, "%,d", range.count()),
                    percent(range.predicted()),
                    percent(range.observed()));
        }
        table.print(out, 2);
    }

    private void printIntervals(IntervalMetrics metrics) {
        out.line("");
        out.format(
                "  standard deviations: %.4f in the mean; in them the RMSE is %.3f (1 where they are right)",
                metrics.meanDeviation(), metrics.standardizedRmse());
        Table table = new Table("within", "expected", "of the ratings");
        for (IntervalMetrics.Coverage interval : metrics.coverage()) {
            table.row(
                    String.format(Locale.ROOT, "%.2f deviations", interval.deviations()),
                    percent(interval.expected()),
                    percent(interval.observed()));
        }
        table.print(out, 2);
    }

    private void printConfusion(long[][] confusion) {
        out.line(out.style("bold", "Confusion: of the ratings of each level, the percentage predicted as each"));
        List<String> header = new ArrayList<>(List.of("given"));
        for (int level = 0; level < scale.levels(); level++) {
            header.add(label(level));
        }
        header.add("ratings");
        Table table = new Table(header.toArray(String[]::new));
        for (int given = 0; given < confusion.length; given++) {
            long total = 0;
            for (long count : confusion[given]) {
                total += count;
            }
            List<String> cells = new ArrayList<>(List.of(label(given)));
            for (int predicted = 0; predicted < confusion[given].length; predicted++) {
                cells.add(cell(confusion[given][predicted], total, given == predicted));
            }
            cells.add(String.format(Locale.ROOT, "%,d", total));
            table.row(cells.toArray(String[]::new));
        }
        table.print(out, 2);
    }

    /** A share in percent, in brackets on the diagonal, where prediction and rating agree. */
    private static String cell(long count, long total, boolean exact) {
        String share = count == 0 ? "." : String.format(Locale.ROOT, "%.0f", 100.0 * count / total);
        return exact ? "[" + share + "]" : share + " ";
    }

    private String label(int level) {
        double value = scale.value(level);
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private void printGroups(String title, String column, List<Evaluation.Group> groups) {
        out.line(out.style("bold", title));
        Table table = new Table(column, "ratings", "accuracy", "RMSE", "MAE");
        for (Evaluation.Group group : groups) {
            RatingMetrics metrics = group.metrics();
            table.row(
                    range(group),
                    String.format(Locale.ROOT, "%,d", metrics.ratings()),
                    percent(metrics.accuracy()),
                    String.format(Locale.ROOT, "%.4f", metrics.rmse()),
                    String.format(Locale.ROOT, "%.4f", metrics.mae()));
        }
        table.print(out, 2);
    }

    private static String range(Evaluation.Group group) {
        if (group.to() == Integer.MAX_VALUE) {
            return String.format(Locale.ROOT, "%,d and more", group.from());
        }
        return group.from() == group.to()
                ? String.format(Locale.ROOT, "%,d", group.from())
                : String.format(Locale.ROOT, "%,d to %,d", group.from(), group.to());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }
}
