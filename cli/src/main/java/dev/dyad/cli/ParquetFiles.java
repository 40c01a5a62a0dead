package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Tells Parquet files from others by their names. */
final class ParquetFiles {

    private ParquetFiles() {}

    /** Whether there is a Parquet file, or a folder with Parquet files and no text files. */
    static boolean isAt(Path path) {
        if (!Files.isDirectory(path)) {
            return hasEnding(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(Files::isRegularFile)
                            .map(entry -> hasEnding(entry) ? 1 : isText(entry) ? -1_000_000 : 0)
                            .reduce(0, Integer::sum)
                    > 0;
        } catch (IOException e) {
            throw FileProblem.reading(path, e);
        }
    }

    static Path require(String text) {
        Path path = Path.of(text);
        if (!isAt(path)) {
            throw DyadException.usage(
                    "--items %s: beside Parquet or SQL ratings give a Parquet file or a query, such as \"SELECT * FROM 'items.csv'\"",
                    text);
        }
        return path;
    }

    private static boolean hasEnding(Path path) {
        return path.toString().endsWith(".parquet");
    }

    private static boolean isText(Path path) {
        return path.toString().matches(".*\\.(csv|tsv|dat|data)");
    }
}
