package dev.dyad.data.rows;

import dev.dyad.DyadException;
import dev.dyad.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on disk. */
public record DiskFile(Path path) implements InputFile {

    @Override
    public String name() {
        return String.valueOf(path.getFileName());
    }

    @Override
    public String label() {
        return path.toString();
    }

    @Override
    public long size() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw FileProblem.reading(path, e);
        }
    }

    /** Refuses pipes and devices: what is read to recognise a format would be missing when the rows are read. */
    static void requireRereadable(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
            throw new DyadException(
                    DyadException.Kind.IO,
                    "%s is a pipe or a device, which gives each row once only, and files are read twice; write the rows to a file, and give that"
                            .formatted(path));
        }
    }

    @Override
    public InputStream open() throws IOException {
        requireRereadable(path);
        return Files.newInputStream(path);
    }
}
