package dev.dyad.cli;

import static dev.dyad.cli.PlotSvg.format;
import static dev.dyad.cli.PlotSvg.opening;
import static dev.dyad.cli.PlotSvg.segment;
import static dev.dyad.cli.PlotSvg.text;

import dev.dyad.evaluate.DistributionMetrics;
import dev.dyad.evaluate.DistributionMetrics.Reliability;
import java.util.stream.Collectors;

/**
 * A reliability diagram as an SVG picture: of probabilities in ten ranges, how many came true beside how many should have,
 * and below how many probabilities there were in each range. Where probabilities are right the points lie on the diagonal.
 *
 * @param title of what
 * @param metrics with at least one range
 */
record ReliabilityPlot(String title, DistributionMetrics metrics) {

    private static final int WIDTH = 580;
    private static final int HEIGHT = 688;
    private static final int LEFT = 84;
    private static final int RIGHT = 544;
    private static final int TOP = 104;
    private static final int BOTTOM = 504;
    private static final int COUNTS_TOP = 556;
    private static final int COUNTS_BOTTOM = 620;

    private static final PlotAxis X = new PlotAxis(1, 0.2, LEFT, RIGHT);
    private static final PlotAxis Y = new PlotAxis(1, 0.2, BOTTOM, TOP);

    /** The normal deviate of an interval of 95 %. */
    private static final double DEVIATE = 1.96;

    /** The picture, a whole SVG document. */
    String toSvg() {
        String subtitle = format(
                "expected calibration error %.4f; of the likeliest levels alone %.4f",
                metrics.calibrationError(), metrics.modeCalibrationError());
        return opening(WIDTH, HEIGHT, LEFT, title, subtitle) + frame() + points() + counts() + "</svg>\n";
    }

    private static String frame() {
        StringBuilder svg = new StringBuilder();
        Y.ticks().forEach(tick -> {
            svg.append(segment("grid", LEFT, Y.at(tick), RIGHT, Y.at(tick)));
            svg.append(text(LEFT - 10, Y.at(tick) + 5, "faint", "end", percent(tick)));
        });
        X.ticks().forEach(tick -> {
            svg.append(segment("grid", X.at(tick), TOP, X.at(tick), BOTTOM));
            svg.append(segment("axis", X.at(tick), COUNTS_BOTTOM, X.at(tick), COUNTS_BOTTOM + 5));
            svg.append(text(X.at(tick), COUNTS_BOTTOM + 22, "faint", "middle", percent(tick)));
        });
        return svg.append(segment("axis", X.at(0), Y.at(0), X.at(1), Y.at(1)))
                .append(text(X.at(0.8), Y.at(0.9) + 5, "faint", "end", "on this line: right"))
                .append(text(LEFT, TOP - 16, "ink", "start", "share of levels that came true, with 95 % intervals"))
                .append(text(LEFT, BOTTOM + 26, "ink", "start", "how many levels were given such a probability"))
                .append(segment("axis", LEFT, COUNTS_BOTTOM, RIGHT, COUNTS_BOTTOM))
                .append(text(
                        (LEFT + RIGHT) / 2.0, COUNTS_BOTTOM + 46, "ink", "middle", "predicted probability of a level"))
                .toString();
    }

    private String points() {
        StringBuilder svg = new StringBuilder("<g class=\"test\">\n");
        String line = metrics.reliability().stream()
                .map(range -> format("%.1f,%.1f", X.at(range.predicted()), Y.at(range.observed())))
                .collect(Collectors.joining(" "));
        svg.append("<polyline class=\"line\" stroke=\"currentColor\" points=\"")
                .append(line)
                .append("\"/>\n");
        for (Reliability range : metrics.reliability()) {
            double x = X.at(range.predicted());
            svg.append(format(
                    "<line stroke=\"currentColor\" stroke-width=\"1.5\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
                    x, Y.at(bound(range, -1)), x, Y.at(bound(range, 1))));
            svg.append(format(
                    "<circle fill=\"currentColor\" r=\"4.5\" cx=\"%.1f\" cy=\"%.1f\"/>\n", x, Y.at(range.observed())));
        }
        return svg.append("</g>\n").toString();
    }

    /** The lower (-1) or upper (1) end of what the share may be: Wilson's interval ("Probable inference", JASA 1927). */
    private static double bound(Reliability range, int end) {
        double n = range.count();
        double p = range.observed();
        double square = DEVIATE * DEVIATE;
        double middle = p + square / (2 * n);
        double half = DEVIATE * Math.sqrt(p * (1 - p) / n + square / (4 * n * n));
        return (middle + end * half) / (1 + square / n);
    }

    private String counts() {
        long most = metrics.reliability().stream()
                .mapToLong(Reliability::count)
                .max()
                .orElse(1);
        StringBuilder svg = new StringBuilder("<g class=\"test\">\n");
        for (Reliability range : metrics.reliability()) {
            double height = Math.max(1, (double) (COUNTS_BOTTOM - COUNTS_TOP) * range.count() / most);
            double from = X.at(range.from()) + 2;
            svg.append(format(
                    "<rect fill=\"currentColor\" opacity=\"0.55\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n",
                    from, COUNTS_BOTTOM - height, X.at(range.to()) - 2 - from, height));
            svg.append(text(
                    (X.at(range.from()) + X.at(range.to())) / 2,
                    COUNTS_BOTTOM - height - 5,
                    "faint",
                    "middle",
                    shortened(range.count())));
        }
        return svg.append("</g>\n").toString();
    }

    /** A count that fits above its bar. */
    private static String shortened(long count) {
        if (count < 10_000) {
            return Long.toString(count);
        }
        return count < 999_500 ? Math.round(count / 1e3) + "k" : format("%.1fM", count / 1e6);
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
