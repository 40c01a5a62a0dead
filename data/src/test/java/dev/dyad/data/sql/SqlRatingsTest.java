package dev.dyad.data.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.Progress;
import dev.dyad.data.BadRows;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ratings from a real DuckDB: Parquet, CSV and database files that the test writes. Long, since it walks through every
 * type of column that can hold an id, a rating or a time.
 */
class SqlRatingsTest {

    private static final String THREE =
            "SELECT * FROM (VALUES (7, 30, 4.0, 100), (7, 10, 2.5, 200), (5, 30, 1.0, 300)) v(user, item, rating, time)";

    @TempDir
    Path folder;

    private static void inDuckDb(String database, String... commands) throws SQLException {
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + database, new Properties());
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private static Dataset read(String query) {
        return read(SqlSource.query(query));
    }

    private static Dataset readWholeStars(String query) {
        return read(SqlSource.query(query).on(RatingScale.WHOLE_STARS));
    }

    private static Dataset read(SqlSource source) {
        return SqlRatings.read(source, Progress.NONE);
    }

    private static String failure(SqlSource source) {
        DyadException e = assertThrows(DyadException.class, () -> read(source));
        assertEquals(DyadException.Kind.DATA, e.kind());
        return e.getMessage();
    }

    private static String failure(String query) {
        return failure(SqlSource.query(query));
    }

    private static void assertThree(Dataset dataset) {
        Ratings ratings = dataset.ratings();
        assertEquals(3, ratings.size());
        assertEquals(List.of("7", "5"), ids(dataset.users()));
        assertEquals(List.of("30", "10"), ids(dataset.items()));
        assertEquals(RatingScale.HALF_STARS, ratings.scale());
        assertEquals(2.5, ratings.value(1));
        assertEquals(1, ratings.user(2));
        assertEquals(0, ratings.item(2));
        assertEquals(300, ratings.time(2));
    }

    private static List<String> ids(Catalog catalog) {
        return IntStream.range(0, catalog.size()).mapToObj(catalog.ids()::id).toList();
    }

    @Test
    void readsAQueryEvenWithASemicolonAndAComment() {
        assertThree(read(THREE));
        assertThree(read(THREE + " ; \n"));
        assertThree(read(THREE + " -- all of them"));
    }

    @Test
    void readsAParquetFileWhoseNameNeedsQuoting() throws SQLException {
        Path file = folder.resolve("kim's.parquet");
        inDuckDb("", "COPY (" + THREE + ") TO '" + file.toString().replace("'", "''") + "' (FORMAT parquet)");
        Dataset dataset = read(SqlSource.parquet(file));

        assertThree(dataset);
        assertEquals("kim's", dataset.name());
    }

    @Test
    void readsAFolderOfParquetFilesInTheOrderOfTheirNames() throws SQLException {
        inDuckDb(
                "",
                "COPY (" + THREE + " LIMIT 2) TO '" + folder.resolve("a.parquet") + "' (FORMAT parquet)",
                "COPY (" + THREE + " OFFSET 2) TO '" + folder.resolve("b.parquet") + "' (FORMAT parquet)");

        assertThree(read(SqlSource.parquet(folder)));
    }

    @Test
    void readsCsvInPlaceWithTheNamesMovieLensUses() throws IOException {
        Path file = folder.resolve("ratings.csv");
        Files.writeString(file, "userId,movieId,rating,timestamp\n7,30,4.0,100\n7,10,2.5,200\n5,30,1.0,300\n");

        assertThree(read("SELECT * FROM '" + file + "'"));
    }

    @Test
    void readsTheTablesOfADatabaseAndLeavesItAsItWas() throws SQLException, IOException {
        Path database = folder.resolve("my.db");
        inDuckDb(database.toString(), "CREATE TABLE stars AS " + THREE);
        byte[] before = Files.readAllBytes(database);

        assertThree(read(SqlSource.query("SELECT * FROM stars").in(database)));
        assertTrue(failure(SqlSource.query("SELECT * FROM star").in(database)).contains("stars"));
        assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(database)));
    }

    @Test
    void aMissingDatabaseAndAForeignFileAreNamed() throws IOException {
        Path missing = folder.resolve("none.db");
        DyadException e = assertThrows(
                DyadException.class, () -> read(SqlSource.query(THREE).in(missing)));
        assertTrue(e.getMessage().contains(missing.toString()));
        assertFalse(Files.exists(missing));

        Path text = Files.writeString(folder.resolve("text.db"), "no database, just some text that is long enough");
        assertTrue(failure(SqlSource.query(THREE).in(text)).contains("text.db"));
    }

    @Test
    void idsMayBeTexts() {
        Dataset dataset = read("SELECT * FROM (VALUES ('kim', 'b-1', 4), ('007', 'b-1', 5)) v(user, item, rating)");

        assertEquals(List.of("kim", "007"), ids(dataset.users()));
        assertFalse(dataset.users().ids().isNumeric());
        assertFalse(dataset.ratings().hasTimes());
        assertEquals(RatingScale.WHOLE_STARS, dataset.ratings().scale());
    }

    @Test
    void idsBeyond64BitsAreKeptAsTexts() {
        Dataset dataset = readWholeStars(
                "SELECT 18446744073709551615::UBIGINT AS user, uuid '00000000-0000-0000-0000-00000000000a' AS item,"
                        + " 3 AS rating");

        assertEquals("18446744073709551615", dataset.users().ids().id(0));
        assertEquals(
                "00000000-0000-0000-0000-00000000000a", dataset.items().ids().id(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1045526401",
                "1045526401.7::DOUBLE",
                "TIMESTAMP '2003-02-18 00:00:01'",
                "TIMESTAMP_MS '2003-02-18 00:00:01.9'",
                "TIMESTAMP_NS '2003-02-18 00:00:01.9'",
                "TIMESTAMPTZ '2003-02-18 01:00:01+01:00'"
            })
    void timesAreSecondsHoweverTheyAreWritten(String time) {
        Dataset dataset = readWholeStars("SELECT 1 AS user, 2 AS item, 3 AS rating, " + time + " AS timestamp");

        assertEquals(1_045_526_401, dataset.ratings().time(0));
    }

    @Test
    void aDateIsItsFirstSecond() {
        assertEquals(
                1_045_526_400,
                readWholeStars("SELECT 1 AS user, 2 AS item, 3 AS rating, DATE '2003-02-18' AS time")
                        .ratings()
                        .time(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(NULL, 1, 3.0, 1): the user is missing",
                "(1, NULL, 3.0, 1): the item is missing",
                "(1, 1, NULL, 1): the rating is missing",
                "(1, 1, 'NaN'::DOUBLE, 1): the rating is missing",
                "(1, 1, 3.25, 1): the rating is not on the scale",
                "(1, 1, 3.0, NULL): the time is missing",
                "(1, 1, 3.0, -5): the time is missing",
                "(1, 1, 3.0, 1045526401000): the time is missing"
            })
    void aBadRowIsNamedOrSkippedAndCounted(String rowAndReason) {
        String[] parts = rowAndReason.split("\\): ");
        SqlSource source = SqlSource.query("SELECT * FROM (VALUES (5, 6, 3.0, 1), " + parts[0]
                        + "), (7, 8, 4.0, 2)) v(user, item, rating, time)")
                .on(RatingScale.HALF_STARS);
        String message = failure(source);
        assertTrue(message.startsWith("Row 2 of the query's result") && message.contains(parts[1]), message);

        Dataset rest = read(source.onBadRow(BadRows.SKIP));
        assertEquals(2, rest.ratings().size());
        assertEquals(List.of("5", "7"), ids(rest.users()));
        assertEquals(List.of("6", "8"), ids(rest.items()));
        assertEquals(1, rest.notes().size());
        assertTrue(rest.notes().get(0).startsWith("1 row left out: " + parts[1]), rest.notes()::toString);
    }

    @Test
    void aTextThatIsNoNumberIsABadRating() {
        SqlSource source = SqlSource.query("SELECT * FROM (VALUES (1, 2, '4.5'), (1, 3, 'good')) v(user, item, rating)")
                .on(RatingScale.HALF_STARS);

        assertTrue(failure(source).contains("Row 2"));
        assertEquals(4.5, read(source.onBadRow(BadRows.SKIP)).ratings().value(0));
    }

    @Test
    void theLatestOfADuplicateCountsAndTheNumberIsReported() {
        Dataset dataset = readWholeStars(
                "SELECT * FROM (VALUES (1, 2, 5, 900), (1, 2, 3, 100), (1, 3, 4, 1)) v(user, item, rating, time)");

        assertEquals(2, dataset.ratings().size());
        assertEquals(5, dataset.ratings().value(0));
        assertEquals(List.of("1 rating gave way to a later one of the same user and item"), dataset.notes());
    }

    @Test
    void itemsComeWithTitlesAndAttributes() {
        Dataset dataset = read(SqlSource.query(THREE)
                .withItems("SELECT * FROM (VALUES (10, 'Ten', 'Drama|War', 1999, ['x', 'y']),"
                        + " (20, NULL, NULL, NULL, NULL), (30, 'Thirty', 'War', 2003, ['y', NULL]))"
                        + " v(movieId, title, genre, year, tags)"));
        Catalog items = dataset.items();

        assertEquals(List.of("10", "20", "30"), ids(items));
        assertEquals("Thirty", items.title(2));
        assertEquals("20", items.title(1));
        assertEquals(2, dataset.ratings().item(0));
        assertEquals(
                List.of("Drama", "War"), items.attribute("genre").orElseThrow().of(0));
        assertEquals(List.of(), items.attribute("genre").orElseThrow().of(1));
        assertEquals(List.of("2003"), items.attribute("year").orElseThrow().of(2));
        assertEquals(List.of("x", "y"), items.attribute("tags").orElseThrow().of(0));
        assertEquals(List.of("y"), items.attribute("tags").orElseThrow().of(2));
    }

    @Test
    void readsMovieLensInPlace() {
        Path shared = Path.of(System.getProperty("dyad.shared", "../../shared"), "data/ml-latest-small");
        Assumptions.assumeTrue(Files.isDirectory(shared), "the real ratings are not there");
        Dataset dataset = read(SqlSource.query("FROM '" + shared.resolve("ratings.csv") + "'")
                .withItems("SELECT movieId, title, genres AS genre FROM '" + shared.resolve("movies.csv") + "'"));

        assertEquals(100_836, dataset.ratings().size());
        assertEquals(610, dataset.users().size());
        assertEquals(9_742, dataset.items().size());
        assertEquals("Toy Story (1995)", dataset.items().title(0));
        assertEquals(5, dataset.items().attribute("genre").orElseThrow().count(0));
        assertEquals(964_982_703, dataset.ratings().time(0));
    }

    @Test
    void itemsMayLieInAParquetFile() throws SQLException {
        Path file = folder.resolve("items.parquet");
        inDuckDb(
                "",
                "COPY (SELECT * FROM (VALUES ('30', 'Thirty'), ('10', 'Ten')) v(id, title)) TO '" + file
                        + "' (FORMAT parquet)");

        assertEquals("Ten", read(SqlSource.query(THREE).withItems(file)).items().title(1));
    }

    @Test
    void aRatingOfAnUnknownItemAndAnItemDescribedTwiceAreBadRows() {
        SqlSource unknown = SqlSource.query(THREE).on(RatingScale.HALF_STARS).withItems("SELECT 30 AS item");
        assertTrue(failure(unknown).contains("user 7, item 10, rating 2.5"));
        assertEquals(
                List.of("1 row left out: the item is not among the items"),
                read(unknown.onBadRow(BadRows.SKIP)).notes());

        SqlSource twice = SqlSource.query(THREE)
                .withItems("SELECT unnest([30, 10, 30]) AS item, unnest(['a', 'b', 'c']) AS title");
        assertTrue(failure(twice).contains("more than once"));
        assertEquals("a", read(twice.onBadRow(BadRows.SKIP)).items().title(0));
    }

    @Test
    void badSqlIsAnErrorWithTheDatabasesMessageAndTheQuery() {
        String message = failure("SELEC user FROM nowhere");
        assertTrue(message.contains("syntax error") && message.contains("SELEC user FROM nowhere"), message);

        String missing = failure("SELECT * FROM '" + folder.resolve("none.parquet") + "'");
        assertTrue(missing.contains("none.parquet") && missing.contains("No files found"), missing);
    }

    @Test
    void anErrorInTheMidstOfTheRowsIsOneToo() {
        String query = "SELECT range AS user, 1 AS item, CAST(CASE WHEN range = 90000 THEN 'x' ELSE '3' END AS INTEGER)"
                + " AS rating FROM range(100000)";

        for (SqlSource source :
                List.of(SqlSource.query(query), SqlSource.query(query).on(RatingScale.WHOLE_STARS))) {
            String message = failure(source);
            assertTrue(message.contains("Could not convert string 'x'"), message);
        }
    }

    @Test
    void aMissingColumnNamesTheColumnsThereAre() {
        String message = failure("SELECT 1 AS person, 2 AS item, 3 AS stars");

        assertTrue(message.contains("user or userId") && message.contains("person, item, stars"), message);
    }

    @Test
    void aColumnOfAnotherKindNamesItsTypeAndTheCast() {
        assertTrue(failure("SELECT 1.5::DOUBLE AS user, 2 AS item, 3 AS rating").contains("is DOUBLE"));
        assertTrue(failure("SELECT 1 AS user, 2 AS item, DATE '2003-02-18' AS rating")
                .contains("CAST(\"rating\" AS DOUBLE)"));
        assertTrue(failure("SELECT 1 AS user, 2 AS item, 3 AS rating, 'noon' AS time")
                .contains("CAST(\"time\" AS TIMESTAMP)"));
    }

    @Test
    void noRowsAndNoQueryAreErrors() {
        assertTrue(failure(THREE + " WHERE rating > 9").contains("no usable rating"));
        assertThrows(DyadException.class, () -> read(" ; "));
    }

    @Test
    void aScaleThatWasInferredIsTold() {
        List<String> notes = read(THREE).notes();
        assertEquals(1, notes.size());
        assertTrue(notes.get(0).startsWith("Scale 0.5:5.0:0.5 inferred from the ratings"), notes::toString);
    }

    @Test
    void ratingsOnNoScaleAskForOne() {
        assertTrue(failure("SELECT 1 AS user, range AS item, sqrt(range) AS rating FROM range(1000)")
                .contains("min:max:step"));
    }

    @Test
    void theNetworkIsOutOfReach() {
        String message = failure("SELECT * FROM 'https://example.org/x.parquet'");

        assertTrue(message.contains("download the data first"), message);
    }

    /** Were the result gathered first, this one of a million million rows would never come to its tenth. */
    @Test
    void rowsAreStreamed() {
        SqlSource endless = SqlSource.query("SELECT range AS user, 1 AS item, CASE WHEN range = 9 THEN NULL ELSE 3 END"
                        + " AS rating FROM range(1000000000000)")
                .on(RatingScale.WHOLE_STARS);

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertTrue(failure(endless).startsWith("Row 10 ")));
    }

    @Test
    void aMillionRowsTakeSecondsAndProgressEndsAtTheWhole() {
        long[] last = new long[2];
        SqlSource source = SqlSource.query("SELECT range // 100 AS user, range % 100 * 7 AS item,"
                + " (range % 10 + 1) / 2.0 AS rating, 1000000000 + range AS time FROM range(1000000)");
        Dataset dataset = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> SqlRatings.read(source, (done, total) -> {
                    last[0] = done;
                    last[1] = total;
                }));

        assertEquals(1_000_000, dataset.ratings().size());
        assertEquals(10_000, dataset.users().size());
        assertEquals(RatingScale.HALF_STARS, dataset.ratings().scale());
        assertEquals(1_000_999_999, dataset.ratings().time(999_999));
        assertEquals(1_000_000, last[0]);
        assertEquals(1_000_000, last[1]);
    }
}
