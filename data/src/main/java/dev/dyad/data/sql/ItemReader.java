package dev.dyad.data.sql;

import dev.dyad.data.sql.RowProblems.Reason;
import dev.dyad.data.sql.SqlTable.Role;
import dev.dyad.ratings.Attribute;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.Vocabulary;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads the catalog of the items: id, title, and an attribute for each further column. */
final class ItemReader {

    private final SqlTable table;
    private final RowProblems problems;
    private final SqlColumn id;
    private final Optional<SqlColumn> title;
    private final List<SqlColumn> others;

    ItemReader(SqlTable table, RowProblems problems) {
        this.table = table;
        this.problems = problems;
        id = table.require(Role.ITEM_ID);
        title = table.find(Role.TITLE);
        others = table.columns().stream()
                .filter(column -> !column.equals(id) && !title.equals(Optional.of(column)))
                .toList();
    }

    Catalog read(DuckDb duckDb) {
        List<String> expressions = new ArrayList<>();
        expressions.add(id.asId());
        expressions.add(title.map(SqlColumn::asValues).orElse("''"));
        others.forEach(column -> expressions.add(column.asValues()));
        return duckDb.stream(table.select(expressions), table.query(), this::read);
    }

    private Catalog read(ResultSet rows) throws SQLException {
        Vocabulary.Builder ids = new Vocabulary.Builder();
        List<String> titles = new ArrayList<>();
        List<Attribute.Builder> attributes = others.stream()
                .map(column -> new Attribute.Builder(column.name()))
                .toList();
        IdReader reader = new IdReader(1, id.isLong(), IdRows.growing(ids));
        for (long row = 1; rows.next(); row++) {
            int known = ids.size();
            if (reader.isMissing(rows)) {
                problems.add(Reason.NO_ITEM, table.query(), row, "item NULL");
            } else if (reader.row(rows) < known) {
                problems.add(Reason.REPEATED_ITEM, table.query(), row, "item " + rows.getString(1));
            } else {
                titles.add(Objects.requireNonNullElse(rows.getString(2), ""));
                for (int a = 0; a < others.size(); a++) {
                    attributes.get(a).add(values(rows, others.get(a), a + 3));
                }
            }
        }
        return new Catalog(
                ids.build(),
                title.isPresent() ? titles : List.of(),
                attributes.stream().map(Attribute.Builder::build).toList());
    }

    /** The values of one cell, empty ones left out. */
    private static List<String> values(ResultSet rows, SqlColumn column, int index) throws SQLException {
        if (column.isList()) {
            Array array = rows.getArray(index);
            return array == null ? List.of() : clean((Object[]) array.getArray());
        }
        String text = rows.getString(index);
        return text == null ? List.of() : clean(text.split("\\|"));
    }

    private static List<String> clean(Object[] values) {
        return Arrays.stream(values)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(value -> !value.isBlank())
                .toList();
    }
}
