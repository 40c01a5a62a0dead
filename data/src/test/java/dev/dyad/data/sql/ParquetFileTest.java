package dev.dyad.data.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.data.sql.ParquetFile.Column;
import dev.dyad.data.sql.ParquetFile.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFileTest {

    private static final List<Column> COLUMNS = List.of(
            new Column("run", Type.TEXT),
            new Column("dim", Type.WHOLE),
            new Column("test_rmse", Type.REAL),
            new Column("best", Type.TRUTH));

    @TempDir
    Path folder;

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("it's.csv"), text);
    }

    private Path target() {
        return folder.resolve("it's.parquet");
    }

    private List<String> read(String select) {
        try (DuckDb duckDb = DuckDb.open(Optional.empty())) {
            String query = select + " FROM read_parquet(" + SqlText.quoteText(target().toString()) + ")";
            return duckDb.stream(query, query, rows -> {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            });
        }
    }

    @Test
    void valuesComeBackAsTheyWere() throws IOException {
        Path csv = csv("""
                run,dim,test_rmse,best
                1234567890123456,8,0.8249999999999999,true
                "a ""b"", c",-9007199254740993,1.0E-300,false
                """);

        ParquetFile.write(csv, COLUMNS, target());

        assertEquals(List.of("1234567890123456", "a \"b\", c"), read("SELECT run"));
        assertEquals(List.of("8", "-9007199254740993"), read("SELECT dim"));
        assertEquals(List.of("true", "true"), read("SELECT test_rmse IN (0.8249999999999999, 1e-300)"));
        assertEquals(List.of("true", "false"), read("SELECT best"));
    }

    /** Digits alone are still a text where the column is one, and a column without a value has its type. */
    @Test
    void typesAreThoseOfTheColumnsWhateverTheValuesLookLike() throws IOException {
        ParquetFile.write(csv("run,dim,test_rmse,best\n0123456789012345,8,,\n"), COLUMNS, target());
        assertEquals(List.of("0123456789012345"), read("SELECT run"));
        try (DuckDb duckDb = DuckDb.open(Optional.empty())) {
            SqlTable table = duckDb.describe("FROM read_parquet(" + SqlText.quoteText(target().toString()) + ")");
            assertEquals(
                    List.of("VARCHAR", "BIGINT", "DOUBLE", "BOOLEAN"),
                    table.columns().stream().map(SqlColumn::type).toList());
        }
    }

    @Test
    void emptyValuesAreMissing() throws IOException {
        ParquetFile.write(csv("run,dim,test_rmse,best\n,,,\na,1,2,true\n"), COLUMNS, target());
        assertEquals(
                List.of("true", "false"),
                read("SELECT run IS NULL AND dim IS NULL AND test_rmse IS NULL AND best IS NULL"));
    }

    @Test
    void aValueThatDoesNotFitLeavesTheOldFileAndNothingBesideIt() throws IOException {
        ParquetFile.write(csv("run,dim,test_rmse,best\na,1,2,true\n"), COLUMNS, target());
        Path wrong = csv("run,dim,test_rmse,best\na,eight,2,true\n");

        DyadException e = assertThrows(DyadException.class, () -> ParquetFile.write(wrong, COLUMNS, target()));

        assertEquals(DyadException.Kind.IO, e.kind());
        assertTrue(e.getMessage().contains(target().toString()), e.getMessage());
        assertEquals(List.of("1"), read("SELECT dim"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void aFolderThatIsNotThereIsAnErrorThatNamesTheFile() throws IOException {
        Path csv = csv("run,dim,test_rmse,best\n");
        Path nowhere = folder.resolve("nowhere").resolve("x.parquet");
        DyadException e = assertThrows(DyadException.class, () -> ParquetFile.write(csv, COLUMNS, nowhere));
        assertTrue(e.getMessage().contains(nowhere.toString()), e.getMessage());
        assertFalse(Files.exists(nowhere));
    }
}
