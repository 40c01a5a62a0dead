package dev.dyad.lab.report.page;

import dev.dyad.lab.report.BarFigure;
import dev.dyad.lab.report.Figure;
import dev.dyad.lab.report.FigureSummary;
import dev.dyad.lab.report.PanelFigure;
import dev.dyad.lab.report.ReportPage;
import dev.dyad.lab.report.ReportSection;
import dev.dyad.lab.report.picture.Caption;
import dev.dyad.lab.report.picture.FigurePicture;
import dev.dyad.lab.report.picture.Ink;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page as one HTML document that asks nobody for anything: styles, scripts, figures and their numbers stand in it,
 * and its security policy lets in no other. Each figure has a still picture for paper and for browsers without
 * scripts.
 */
final class PageHtml {

    /** How the page is read. */
    enum Use {
        /** From a file. */
        FILE,
        /** From {@link WatchServer}, where it asks for news. */
        LIVE
    }

    private static final List<String> SCRIPTS =
            List.of("words.js", "frame.js", "bars.js", "lines.js", "scatter.js", "tables.js", "live.js", "page.js");

    private final ReportPage page;
    private final Use use;
    private final Map<String, String> parts;

    private PageHtml(ReportPage page, Use use) {
        this.page = page;
        this.use = use;
        this.parts = PageParts.of(page);
    }

    static String of(ReportPage page, Use use) {
        return new PageHtml(page, use).html();
    }

    private String html() {
        String style = colours() + PageFile.read("page.css");
        String library = PageFile.read("d3/d3.min.js");
        String script =
                "\"use strict\";\n" + SCRIPTS.stream().map(PageFile::read).collect(Collectors.joining("\n\n"));
        return """
                <!doctype html>
                <html lang="en" data-state="%s" data-shape="%s"%s>
                <head>
                <meta charset="utf-8">
                %s%s">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="generator" content="Dyad">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <style>%s</style>
                </head>
                <body>
                """.formatted(
                                PageJson.state(page),
                                PageJson.shape(page),
                                use == Use.LIVE ? " data-live" : "",
                                PagePolicy.META,
                                PagePolicy.of(style, List.of(library, script)),
                                Html.text(page.title()),
                                style)
                + header()
                + "<div class=\"frame\">\n" + navigation() + main() + "</div>\n" + footer()
                + "<div id=\"tip\" role=\"status\" hidden></div>\n"
                + "<script type=\"application/json\" id=\"figures\">" + PageJson.inline(FigureJson.of(page))
                + "</script>\n<script>" + library + "</script>\n<script>" + script + "</script>\n</body>\n</html>\n";
    }

    /** The colours of the pictures, as variables of the style sheet. */
    private static String colours() {
        StringBuilder light = new StringBuilder();
        StringBuilder dark = new StringBuilder();
        for (Ink ink : Ink.values()) {
            light.append(colour(ink, ink.light(), ink.lightWords()));
            dark.append(colour(ink, ink.dark(), ink.darkWords()));
        }
        StringBuilder lines = new StringBuilder();
        for (int k = 0; k < Ink.lines().size(); k++) {
            String name = Ink.lines().get(k).css();
            lines.append(".line-%d { --c: var(--%s); --w: var(--%s-words); }\n".formatted(k, name, name));
        }
        return ":root {" + light + "}\n:root[data-theme=\"dark\"] {" + dark + "}\n"
                + "@media (prefers-color-scheme: dark) { :root:not([data-theme=\"light\"]) {" + dark + "} }\n" + lines
                + ":root { --w: var(--ink); }\n";
    }

    private static String colour(Ink ink, int shade, int words) {
        return " --%s: %s; --%s-words: %s;".formatted(ink.css(), Ink.hex(shade), ink.css(), Ink.hex(words));
    }

    private String header() {
        return """
                <a class="skip" href="#overview">Skip to the findings</a>
                <header>
                <h1>%s</h1>
                <p class="subtitle">%s</p>
                <p class="status">%s <span class="unconnected-words" role="status">No answer from the run; asking again.</span></p>
                <button type="button" id="shade">Dark</button>
                </header>
                """.formatted(Html.text(page.title()), Html.text(page.subtitle()), part("span", "status", ""));
    }

    private String navigation() {
        return PageParts.sections(page)
                .map(section -> "<li><a href=\"#" + section.name() + "\">" + Html.text(section.title()) + "</a></li>\n")
                .collect(Collectors.joining(
                        "",
                        "<nav aria-label=\"Sections\">\n<ol>\n<li><a href=\"#overview\">At a glance</a></li>\n",
                        "<li><a href=\"#facts\">Data and machine</a></li>\n</ol>\n</nav>\n"));
    }

    private String main() {
        return "<main>\n<section id=\"overview\">\n<h2>At a glance</h2>\n" + part("div", "overview", "")
                + "</section>\n"
                + PageParts.sections(page).map(this::section).collect(Collectors.joining())
                + "<section id=\"facts\">\n<h2>Data and machine</h2>\n" + part("div", "facts", "facts")
                + "</section>\n</main>\n";
    }

    private String section(ReportSection section) {
        String figures = section.figures().stream()
                .map(figure -> figure(section, figure))
                .collect(Collectors.joining("", "<div class=\"figures\">\n", "</div>\n"));
        return "<section id=\"" + section.name() + "\">\n<h2>" + Html.text(section.title()) + "</h2>\n"
                + "<p class=\"question\">" + Html.text(section.question()) + "</p>\n"
                + part("div", section.name() + ".findings", "")
                + (section.figures().isEmpty() ? "" : figures)
                + part("div", section.name() + ".tables", "tables")
                + "</section>\n";
    }

    private String figure(ReportSection section, Figure figure) {
        String note = figure.note().isBlank() ? "" : "<p>" + Html.text(figure.note()) + "</p>";
        String look = figure instanceof BarFigure ? "" : " class=\"wide\"";
        if (figure instanceof PanelFigure) {
            // The picture says itself what it is.
            return "<figure" + look + ">\n" + still(section, figure) + "</figure>\n";
        }
        return "<figure" + look + ">\n<figcaption><h3>" + Html.text(figure.title()) + "</h3>" + note
                + "</figcaption>\n" + chart(section, figure)
                + "</figure>\n";
    }

    private String chart(ReportSection section, Figure figure) {
        return "<div class=\"chart\" role=\"img\" tabindex=\"0\" data-figure=\""
                + FigureJson.key(section, figure) + "\" aria-label=\"" + Html.text(FigureSummary.of(figure))
                + "\"></div>\n" + (use == Use.FILE ? still(section, figure) : "");
    }

    private String still(ReportSection section, Figure figure) {
        String svg = FigurePicture.of(figure, new Caption(section.title(), page.subtitle()))
                .svg();
        String look = figure instanceof PanelFigure ? "still alone" : "still";
        return "<img class=\"" + look + "\" alt=\"" + Html.text(FigureSummary.of(figure)) + "\" data-file=\""
                + section.name() + "-" + figure.name() + ".svg\" src=\"data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)) + "\">\n";
    }

    private String part(String element, String name, String look) {
        return "<" + element + (look.isEmpty() ? "" : " class=\"" + look + "\"") + " data-part=\"" + name + "\">"
                + parts.getOrDefault(name, "") + "</" + element + ">\n";
    }

    private static String footer() {
        return """
                <footer>
                <p>Made by Dyad, which is free software under the Apache License 2.0. Charts by D3.</p>
                <details><summary>Licence of D3, which is part of this page</summary><pre>%s</pre></details>
                </footer>
                """.formatted(Html.text(PageFile.read("d3/LICENSE")));
    }
}
