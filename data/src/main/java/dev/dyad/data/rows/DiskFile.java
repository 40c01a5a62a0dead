package dev.dyad.data.rows;

import dev.dyad.DyadException;
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
            throw new DyadException(
                    DyadException.Kind.IO,
                    "%s cannot be read: %s; check that it exists and may be read".formatted(path, e),
                    e);
        }
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }
}
