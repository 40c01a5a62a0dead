package dev.dyad.lab.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A study, or another question that the report answers.
 *
 * @param name of its place in the page and of its files, such as {@code embedding-size}: a to z, 0 to 9 and hyphens
 * @param title for people
 * @param question that it answers, one sentence
 * @param findings sentences computed from the numbers, the most important one first; empty as long as there are none
 * @param figures with names unlike one another
 * @param tables with names unlike one another
 */
public record ReportSection(
        String name, String title, String question, List<String> findings, List<Figure> figures, List<Table> tables) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public ReportSection {
        findings = List.copyOf(findings);
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
        requireName(name);
        Set<String> names = new HashSet<>();
        figures.forEach(figure -> requireNew(figure.name(), names));
        tables.forEach(table -> requireNew(table.name(), names));
    }

    /** Names become file names and addresses, so that nothing else is let in. */
    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot name a part of a report: use a to z, 0 to 9 and single hyphens");
        }
    }

    private static void requireNew(String name, Set<String> names) {
        requireName(name);
        if (!names.add(name)) {
            throw new IllegalArgumentException("Two parts of a section are named '" + name + "'");
        }
    }
}
