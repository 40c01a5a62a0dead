package dev.dyad.data.sql;

import dev.dyad.data.BadRows;
import dev.dyad.ratings.RatingScale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where SQL finds ratings. The query for ratings gives columns called {@code user}, {@code item}, {@code rating} and,
 * if there are times, {@code time} (or {@code userId}, {@code movieId}, {@code timestamp}, …; case does not matter,
 * further columns are ignored). Ids are whole numbers or texts; times are seconds since 1970, timestamps (in UTC where
 * they name no zone) or dates. The query for items gives {@code item} (or {@code id}, {@code movieId}, …), if there are
 * titles {@code title}, and each further column becomes an attribute: lists, and texts with {@code |} between, have
 * several values.
 *
 * <p>A query may read files in place ({@code FROM 'ratings.parquet'}, {@code FROM read_csv('ratings.csv')}) or tables
 * of a database. Where it has no ORDER BY, rows come in the order of the files they are in.
 *
 * @param name what people call the data
 * @param ratings the query for ratings
 * @param items the query for items; a rating of an item that it does not give is a bad row
 * @param database a DuckDB database file whose tables the queries may name; it is only read
 * @param scale where the ratings lie; inferred by running the query once more where it is empty
 * @param onBadRow what to do with rows that are no ratings
 */
public record SqlSource(
        String name,
        String ratings,
        Optional<String> items,
        Optional<Path> database,
        Optional<RatingScale> scale,
        BadRows onBadRow) {

    /** Ratings by a query. */
    public static SqlSource query(String ratings) {
        return new SqlSource("query", ratings, Optional.empty(), Optional.empty(), Optional.empty(), BadRows.FAIL);
    }

    /** The ratings of a Parquet file, or of all that lie in a folder, in the order of their names. */
    public static SqlSource parquet(Path file) {
        String name = file.toAbsolutePath().getFileName().toString();
        return query(parquetQuery(file)).named(name.replaceFirst("\\.parquet$", ""));
    }

    public SqlSource named(String newName) {
        return new SqlSource(newName, ratings, items, database, scale, onBadRow);
    }

    /** With a query for items. */
    public SqlSource withItems(String query) {
        return new SqlSource(name, ratings, Optional.of(query), database, scale, onBadRow);
    }

    /** With the items of a Parquet file or of a folder of them. */
    public SqlSource withItems(Path parquet) {
        return withItems(parquetQuery(parquet));
    }

    /** With a DuckDB database file whose tables the queries may name. */
    public SqlSource in(Path databaseFile) {
        return new SqlSource(name, ratings, items, Optional.of(databaseFile), scale, onBadRow);
    }

    public SqlSource on(RatingScale newScale) {
        return new SqlSource(name, ratings, items, database, Optional.of(newScale), onBadRow);
    }

    public SqlSource onBadRow(BadRows policy) {
        return new SqlSource(name, ratings, items, database, scale, policy);
    }

    private static String parquetQuery(Path file) {
        Path pattern = Files.isDirectory(file) ? file.resolve("*.parquet") : file;
        return "SELECT * FROM read_parquet(" + SqlText.quoteText(pattern.toString()) + ")";
    }
}
