package dev.dyad.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs a CSV set as GroupLens does: one folder at the top. */
public final class MovieLensZip {

    private MovieLensZip() {}

    public static void write(Path folder, String top, Path zip) throws IOException {
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            entries.putNextEntry(new ZipEntry(top));
            for (String name : List.of("ratings.csv", "movies.csv")) {
                entries.putNextEntry(new ZipEntry(top + name));
                Files.copy(folder.resolve(name), entries);
            }
        }
    }
}
