package dev.dyad.data.sql;

import dev.dyad.DyadException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A query and the columns it gives.
 *
 * @param query as the user wrote it
 * @param columns in its order
 */
record SqlTable(String query, List<SqlColumn> columns) {

    /** What a column is for, with the names it may have; the first that is there counts. */
    enum Role {
        USER("user", "userId", "user_id"),
        ITEM("item", "itemId", "item_id", "movieId", "movie_id", "movie"),
        RATING("rating"),
        TIME("time", "timestamp"),
        ITEM_ID("item", "itemId", "item_id", "movieId", "movie_id", "id"),
        TITLE("title");

        private final List<String> names;

        Role(String... names) {
            this.names = List.of(names);
        }
    }

    Optional<SqlColumn> find(Role role) {
        for (String name : role.names) {
            for (SqlColumn column : columns) {
                if (column.name().equalsIgnoreCase(name)) {
                    return Optional.of(column);
                }
            }
        }
        return Optional.empty();
    }

    SqlColumn require(Role role) {
        return find(role)
                .orElseThrow(() -> DyadException.data(
                        "The query gives no column called %s. It gives %s: write SELECT … AS %s in it. The query: %s",
                        String.join(" or ", role.names),
                        columns.stream().map(SqlColumn::name).collect(Collectors.joining(", ")),
                        role.names.get(0),
                        query));
    }

    /** A query for some expressions over this one's rows. */
    String select(List<String> expressions) {
        return "SELECT " + String.join(", ", expressions) + " FROM " + SqlText.asTable(query);
    }
}
