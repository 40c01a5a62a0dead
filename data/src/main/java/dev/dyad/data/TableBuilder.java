package dev.dyad.data;

import dev.dyad.data.rows.ProblemSink;
import dev.dyad.data.rows.Reason;
import dev.dyad.ratings.Attribute;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** Collects a table of users or items row by row: an id, a title and the values of each attribute. */
final class TableBuilder {

    private final ProblemSink problems;
    private final Vocabulary.Builder ids = new Vocabulary.Builder();
    private final List<String> titles = new ArrayList<>();
    private final List<Attribute.Builder> attributes;

    TableBuilder(List<String> attributeNames, ProblemSink problems) {
        attributes = attributeNames.stream().map(Attribute.Builder::new).toList();
        this.problems = problems;
    }

    /** Adds a row with as many lists of values as there are attributes. */
    void add(long line, String id, String title, List<List<String>> values) {
        String stripped = id.strip();
        if (stripped.isEmpty()) {
            problems.bad(line, Reason.ITEM_ID, "the id is empty");
        } else if (ids.row(stripped) < titles.size()) {
            problems.bad(line, Reason.REPEATED_ID, "id %s is that of an earlier row".formatted(stripped));
        } else {
            titles.add(title.strip());
            for (int a = 0; a < attributes.size(); a++) {
                attributes.get(a).add(values.get(a));
            }
        }
    }

    Catalog build() {
        boolean titled = titles.stream().anyMatch(title -> !title.isEmpty());
        return new Catalog(
                ids.build(),
                titled ? titles : List.of(),
                attributes.stream().map(Attribute.Builder::build).toList());
    }
}
