package dev.dyad.data.sql;

import dev.dyad.DyadException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes Parquet files. */
public final class ParquetFile {

    /**
     * A column of a table.
     *
     * @param name in the file
     * @param type of its values; a value may be missing in any
     */
    public record Column(String name, Type type) {}

    /** What a column holds. */
    public enum Type {
        TEXT("VARCHAR"),
        /** Whole numbers of 64 bits. */
        WHOLE("BIGINT"),
        /** Numbers in double precision. */
        REAL("DOUBLE"),
        TRUTH("BOOLEAN");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }
    }

    private ParquetFile() {}

    /**
     * Makes a Parquet file of a CSV file, as a whole or not at all; a file that stands there is replaced.
     *
     * @param csv with commas, quotes where they are needed, and a first line of names; an empty value is a missing one
     * @param columns of the CSV file, in its order
     * @param target the file to write
     */
    public static void write(Path csv, List<Column> columns, Path target) {
        Path place = target.toAbsolutePath();
        Path beside = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try (DuckDb duckDb = DuckDb.open(Optional.empty())) {
            duckDb.write(
                    "COPY (SELECT * FROM " + reading(csv, columns) + ") TO " + SqlText.quoteText(beside.toString())
                            + " (FORMAT parquet, COMPRESSION zstd)",
                    target);
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failure(target, e);
        } finally {
            remove(beside, target);
        }
    }

    private static String reading(Path csv, List<Column> columns) {
        String types = columns.stream()
                .map(column -> SqlText.quoteText(column.name()) + ": " + SqlText.quoteText(column.type().sql))
                .collect(Collectors.joining(", "));
        return "read_csv(" + SqlText.quoteText(csv.toString())
                + ", auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', nullstr = '', columns = {"
                + types + "})";
    }

    private static void remove(Path beside, Path target) {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    private static DyadException failure(Path target, IOException e) {
        return new DyadException(
                DyadException.Kind.IO,
                "Cannot write %s (%s): mend that or choose another place".formatted(target, e),
                e);
    }
}
