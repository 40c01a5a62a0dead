package dev.dyad.data.rows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder on disk. */
record DiskFolder(Path folder) implements FileSet {

    @Override
    public String name() {
        // A relative path such as "." or "data/.." has its name only once it is resolved.
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }

    @Override
    public String label() {
        return folder.toString();
    }

    @Override
    public Optional<InputFile> file(String name) {
        Path path = folder.resolve(name);
        return Files.isRegularFile(path) ? Optional.of(new DiskFile(path)) : Optional.empty();
    }

    @Override
    public void close() {}
}
