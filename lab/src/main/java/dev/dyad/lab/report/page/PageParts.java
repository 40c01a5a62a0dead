package dev.dyad.lab.report.page;

import dev.dyad.lab.report.FactList;
import dev.dyad.lab.report.ReportPage;
import dev.dyad.lab.report.ReportPage.State;
import dev.dyad.lab.report.ReportSection;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of a page whose words change while its study runs, as HTML by their names. */
final class PageParts {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private PageParts() {}

    static Map<String, String> of(ReportPage page) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("status", status(page));
        parts.put("overview", overview(page));
        sections(page).forEach(section -> {
            parts.put(section.name() + ".findings", findings(section));
            parts.put(section.name() + ".tables", tables(section));
        });
        parts.put("facts", facts(page.facts()));
        return parts;
    }

    /** All sections of a page, in its order. */
    static Stream<ReportSection> sections(ReportPage page) {
        return Stream.concat(page.studies().stream(), page.topics().stream());
    }

    private static String status(ReportPage page) {
        String state = page.state().name().toLowerCase(Locale.ROOT);
        String word =
                page.state() == State.FINISHED ? "Finished" : page.state() == State.RUNNING ? "Running" : "Stopped";
        return "<span class=\"state " + state + "\">" + word + "</span>" + Html.text(page.status())
                + " \u00b7 <time datetime=\"" + page.generatedAt().truncatedTo(ChronoUnit.SECONDS) + "\">"
                + MINUTE.format(page.generatedAt()) + "</time>";
    }

    private static String overview(ReportPage page) {
        return sections(page)
                .map(section -> "<li><a href=\"#" + section.name() + "\">" + Html.text(section.title()) + "</a><span>"
                        + section.findings().stream()
                                .findFirst()
                                .map(Html::text)
                                .orElse("No finding yet.")
                        + "</span></li>\n")
                .collect(Collectors.joining("", "<ul class=\"overview\">\n", "</ul>"));
    }

    private static String findings(ReportSection section) {
        if (section.findings().isEmpty()) {
            return "<p class=\"finding\">No finding yet.</p>";
        }
        String first = "<p class=\"finding\">" + Html.text(section.findings().get(0)) + "</p>";
        if (section.findings().size() == 1) {
            return first;
        }
        return section.findings().stream()
                .skip(1)
                .map(finding -> "<li>" + Html.text(finding) + "</li>\n")
                .collect(Collectors.joining("", first + "\n<ul class=\"findings\">\n", "</ul>"));
    }

    private static String tables(ReportSection section) {
        return section.tables().stream()
                .map(table -> TableHtml.of(table, section.name()))
                .collect(Collectors.joining());
    }

    private static String facts(List<FactList> facts) {
        return facts.stream()
                .map(list -> list.facts().stream()
                        .map(fact ->
                                "<dt>" + Html.text(fact.name()) + "</dt><dd>" + Html.text(fact.value()) + "</dd>\n")
                        .collect(Collectors.joining(
                                "", "<div><h3>" + Html.text(list.title()) + "</h3>\n<dl>\n", "</dl></div>\n")))
                .collect(Collectors.joining());
    }
}
