package dev.dyad.lab.report.picture;

import dev.dyad.lab.report.picture.Mark.Anchor;
import dev.dyad.lab.report.picture.Mark.Area;
import dev.dyad.lab.report.picture.Mark.Box;
import dev.dyad.lab.report.picture.Mark.Dot;
import dev.dyad.lab.report.picture.Mark.Path;
import dev.dyad.lab.report.picture.Mark.Place;
import dev.dyad.lab.report.picture.Mark.Rule;
import dev.dyad.lab.report.picture.Mark.Stroke;
import dev.dyad.lab.report.picture.Mark.Text;
import dev.dyad.lab.report.picture.Mark.Weight;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A drawing as an SVG document. Colours are classes, so that a dark screen gets the dark shades. */
final class SvgText {

    private static final String STYLE = """
            svg { font-family: Inter, system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
            path { fill: none; stroke-linejoin: round; stroke-linecap: round; }
            """;

    private SvgText() {}

    static String of(Drawing drawing) {
        String marks = drawing.marks().stream().map(SvgText::mark).collect(Collectors.joining("\n"));
        return format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">\n",
                        drawing.width(), drawing.height(), drawing.width(), drawing.height())
                + "<title>" + escape(drawing.title()) + "</title>\n<desc>" + escape(drawing.summary()) + "</desc>\n"
                + "<style>\n" + STYLE + style() + "</style>\n"
                + format(
                        "<rect class=\"paper\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n",
                        drawing.width(), drawing.height())
                + marks + "\n</svg>\n";
    }

    private static String style() {
        StringBuilder light = new StringBuilder();
        StringBuilder dark = new StringBuilder("@media (prefers-color-scheme: dark) {\n");
        for (Ink ink : Ink.values()) {
            light.append(rule(ink, ink.light(), ink.lightWords()));
            dark.append(rule(ink, ink.dark(), ink.darkWords()));
        }
        return light.append(dark).append("}\n").toString();
    }

    private static String rule(Ink ink, int shade, int words) {
        return ".%1$s { fill: %2$s; } .%1$s-line { stroke: %2$s; } text.%1$s { fill: %3$s; }%n"
                .replace("%n", "\n")
                .formatted(ink.css(), Ink.hex(shade), Ink.hex(words));
    }

    private static String mark(Mark mark) {
        String ink = mark.ink().css();
        if (mark instanceof Rule m) {
            return format(
                    "<line class=\"%s-line\" stroke-width=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                    ink, m.width(), m.x1(), m.y1(), m.x2(), m.y2());
        }
        if (mark instanceof Box m) {
            return format(
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%s\"/>",
                    ink, m.x(), m.y(), m.width(), m.height(), m.radius());
        }
        if (mark instanceof Path m) {
            return format(
                    "<path class=\"%s-line\" stroke-width=\"%s\"%s d=\"M%s\"/>",
                    ink, m.width(), dashes(m.stroke()), places(m.places()));
        }
        if (mark instanceof Area m) {
            return format(
                    "<polygon class=\"%s\" fill-opacity=\"%s\" points=\"%s\"/>", ink, m.opacity(), places(m.places()));
        }
        if (mark instanceof Dot m) {
            return format(
                    "<circle class=\"%s paper-line\" stroke-width=\"1.5\" cx=\"%.1f\" cy=\"%.1f\" r=\"%s\"/>",
                    ink, m.x(), m.y(), m.radius());
        }
        return text((Text) mark);
    }

    private static String text(Text text) {
        String weight = text.weight() == Weight.BOLD ? " font-weight=\"600\"" : "";
        return format(
                "<text class=\"%s\" font-size=\"%s\"%s%s x=\"%.1f\" y=\"%.1f\">%s</text>",
                text.ink().css(),
                text.size(),
                weight,
                anchor(text.anchor()),
                text.x(),
                text.y(),
                escape(text.text().replace("  ", "\u00a0 ")));
    }

    private static String anchor(Anchor anchor) {
        return switch (anchor) {
            case START -> "";
            case MIDDLE -> " text-anchor=\"middle\"";
            case END -> " text-anchor=\"end\"";
        };
    }

    private static String dashes(Stroke stroke) {
        return switch (stroke) {
            case SOLID -> "";
            case DASHED -> " stroke-dasharray=\"5 4\"";
            case DOTTED -> " stroke-dasharray=\"1 5\"";
        };
    }

    private static String places(List<Place> places) {
        return places.stream()
                .map(place -> format("%.1f,%.1f", place.x(), place.y()))
                .collect(Collectors.joining(" "));
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
