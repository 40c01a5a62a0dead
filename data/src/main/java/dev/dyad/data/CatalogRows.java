package dev.dyad.data;

import dev.dyad.ratings.Attribute;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** Puts what a table says of users or items into the order of their rows. */
final class CatalogRows {

    private CatalogRows() {}

    /** Those rows of a table, in that order. */
    static Catalog select(Catalog table, int[] rows) {
        Vocabulary.Builder ids = new Vocabulary.Builder();
        List<String> titles = new ArrayList<>();
        for (int row : rows) {
            ids.row(table.ids().id(row));
            if (!table.titles().isEmpty()) {
                titles.add(table.titles().get(row));
            }
        }
        return new Catalog(ids.build(), titles, attributes(table, rows));
    }

    /** What a table says of these ids; nothing of those it does not hold. */
    static Catalog describe(Vocabulary ids, Catalog table) {
        int[] rows = new int[ids.size()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = table.ids().row(ids.id(row)).orElse(-1);
        }
        return new Catalog(ids, List.of(), attributes(table, rows));
    }

    private static List<Attribute> attributes(Catalog table, int[] rows) {
        List<Attribute> attributes = new ArrayList<>();
        for (Attribute attribute : table.attributes()) {
            Attribute.Builder builder = new Attribute.Builder(attribute.name());
            for (int row : rows) {
                builder.add(row < 0 ? List.of() : attribute.of(row));
            }
            attributes.add(builder.build());
        }
        return attributes;
    }
}
