package dev.dyad.lab.report;

import java.util.List;

/**
 * Facts under one heading, such as those of the data.
 *
 * @param title of all
 * @param facts in the order of the page
 */
public record FactList(String title, List<Fact> facts) {

    /**
     * A fact.
     *
     * @param name what it is about, such as {@code ratings}
     * @param value as it is shown
     */
    public record Fact(String name, String value) {}

    public FactList {
        facts = List.copyOf(facts);
    }
}
