package dev.dyad.data.rows;

import dev.dyad.FileProblem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Files that lie side by side: in a folder or in a zip. */
public sealed interface FileSet extends Closeable permits DiskFolder, ZipFolder {

    /** The name of the folder, or of the zip without its ending. */
    String name();

    /** The place that an error names. */
    String label();

    /** The file of that name, if there is one. */
    Optional<InputFile> file(String name);

    @Override
    void close();

    /** The files of a folder or a zip. */
    static FileSet open(Path location) {
        return Files.isDirectory(location) ? new DiskFolder(location) : ZipFolder.open(location);
    }

    /** The files that lie beside a file. */
    static FileSet beside(Path file) {
        return new DiskFolder(Optional.ofNullable(file.getParent()).orElse(Path.of("")));
    }

    /** Whether a file starts as a zip does, or is named as one. */
    static boolean isZip(Path file) {
        DiskFile.requireRereadable(file);
        try (var in = Files.newInputStream(file)) {
            byte[] zipStart = {'P', 'K', 3, 4};
            return Arrays.equals(in.readNBytes(zipStart.length), zipStart)
                    || String.valueOf(file.getFileName()).endsWith(".zip");
        } catch (IOException e) {
            throw FileProblem.reading(file, e);
        }
    }
}
