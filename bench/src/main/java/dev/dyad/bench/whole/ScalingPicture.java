package dev.dyad.bench.whole;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Time per rating and memory over the number of ratings, a line for each dimension and number of threads, in SVG. */
final class ScalingPicture {

    private static final int WIDTH = 860;
    private static final int PANEL = 300;
    private static final int LEFT = 70;
    private static final int RIGHT = 690;
    private static final int TOP = 40;
    /** Okabe and Ito's, which people of all kinds of sight can tell apart. */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000");

    private final List<ScalingCell> cells;

    ScalingPicture(List<ScalingCell> cells) {
        this.cells = List.copyOf(cells);
    }

    /** A whole SVG document. */
    String svg() {
        return format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\""
                                + " font-family=\"sans-serif\" font-size=\"13\">%n<rect width=\"%1$d\" height=\"%2$d\" fill=\"#fff\"/>%n",
                        WIDTH, 2 * PANEL + TOP)
                + panel("ns a rating, by millions of ratings (both axes logarithmic)", 0, ScalingCell::nanosPerRating)
                + panel("peak memory in MB", PANEL, cell -> cell.peakBytes().orElse(0) / 1e6)
                + "</svg>\n";
    }

    private String panel(String title, int top, ToDoubleFunction<ScalingCell> value) {
        List<ScalingCell> known =
                cells.stream().filter(cell -> value.applyAsDouble(cell) > 0).toList();
        LogScale x = LogScale.of(known.stream().mapToDouble(cell -> cell.ratings() / 1e6), LEFT, RIGHT);
        LogScale y = LogScale.of(known.stream().mapToDouble(value), top + PANEL - 10, top + TOP);
        StringBuilder text = new StringBuilder(
                format("<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s</text>%n", LEFT, top + 25, title));
        for (double tick : x.ticks()) {
            text.append(format(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#555\">%s</text>%n",
                    x.at(tick), top + PANEL + 8, LogScale.name(tick)));
        }
        for (double tick : y.ticks()) {
            text.append(format(
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%3$.1f\" y2=\"%3$.1f\" stroke=\"#ddd\"/>%n",
                    LEFT, RIGHT, y.at(tick)));
            text.append(format(
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#555\">%s</text>%n",
                    LEFT - 8, y.at(tick) + 4, LogScale.name(tick)));
        }
        List<String> names = known.stream().map(ScalingPicture::name).distinct().toList();
        for (int k = 0; k < names.size(); k++) {
            text.append(line(names.get(k), k, known, x, y, value));
            text.append(format(
                    "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n",
                    RIGHT + 16, top + TOP + 10 + 18 * k, colour(k), names.get(k)));
        }
        return text.toString();
    }

    private static String line(
            String name, int k, List<ScalingCell> known, LogScale x, LogScale y, ToDoubleFunction<ScalingCell> value) {
        String dashes = k < COLOURS.size() ? "" : " stroke-dasharray=\"5 4\"";
        List<ScalingCell> own =
                known.stream().filter(cell -> name(cell).equals(name)).toList();
        String points = own.stream()
                .map(cell -> format("%.1f,%.1f", x.at(cell.ratings() / 1e6), y.at(value.applyAsDouble(cell))))
                .collect(Collectors.joining(" "));
        String dots = own.stream()
                .map(cell -> format(
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n",
                        x.at(cell.ratings() / 1e6), y.at(value.applyAsDouble(cell)), colour(k)))
                .collect(Collectors.joining());
        return format(
                        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>%n",
                        points, colour(k), dashes)
                + dots;
    }

    private static String name(ScalingCell cell) {
        return format("dim %d, %d thread%s", cell.dim(), cell.threads(), cell.threads() == 1 ? "" : "s");
    }

    private static String colour(int k) {
        return COLOURS.get(k % COLOURS.size());
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
