package dev.dyad.cli;

import java.util.Locale;

/**
 * What plots in SVG are made of. They follow the reader's choice of a light or dark screen. The colours are blue, vermilion
 * and green after Okabe and Ito (2008), which the colour-blind can tell apart; the shades are chosen for contrast with the
 * paper.
 */
final class PlotSvg {

    private static final String STYLE = """
            <style>
              svg { font: 14px system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
              .paper { fill: #ffffff; } .ink { fill: #24292f; } .faint { fill: #57606a; }
              .grid { stroke: #d8dee4; } .axis { stroke: #6e7781; }
              .title { font-size: 17px; font-weight: 600; }
              .line { fill: none; stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
              .running { stroke-width: 1.5; stroke-dasharray: 2 5; }
              .test { color: #0072b2; } .train { color: #c04f00; } .validation { color: #00765a; }
              @media (prefers-color-scheme: dark) {
                .paper { fill: #0d1117; } .ink { fill: #e6edf3; } .faint { fill: #9198a1; }
                .grid { stroke: #2a313a; } .axis { stroke: #7d8590; }
                .test { color: #56b4e9; } .train { color: #f0a04b; } .validation { color: #35c79c; }
              }
            </style>
            """;

    private PlotSvg() {}

    /** The beginning of a document, with its title and a line below that. */
    static String opening(int width, int height, int left, String title, String subtitle) {
        return format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">\n",
                        width, height, width, height)
                + "<title>" + escape(title) + "</title>\n"
                + STYLE
                + format("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n", width, height)
                + text(left, 32, "ink title", "start", title)
                + text(left, 54, "faint", "start", subtitle);
    }

    static String segment(String look, double x1, double y1, double x2, double y2) {
        return format("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n", look, x1, y1, x2, y2);
    }

    static String text(double x, double y, String look, String anchor, String text) {
        return format("<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">", look, anchor, x, y) + escape(text)
                + "</text>\n";
    }

    static String number(double value) {
        return value == Math.rint(value) ? format("%.0f", value) : format("%.1f", value);
    }

    static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
