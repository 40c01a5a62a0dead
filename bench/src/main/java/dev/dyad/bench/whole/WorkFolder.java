package dev.dyad.bench.whole;

import dev.dyad.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a benchmark puts its files: a folder that the user names and that stays, or one that is deleted at the end. */
record WorkFolder(Path path, boolean passing) implements AutoCloseable {

    static WorkFolder open(Optional<String> named) {
        try {
            return named.isPresent()
                    ? new WorkFolder(Files.createDirectories(Path.of(named.get())), false)
                    : new WorkFolder(Files.createTempDirectory("dyad-bench-"), true);
        } catch (IOException e) {
            throw FileProblem.writing(Path.of(named.orElse(System.getProperty("java.io.tmpdir"))), e);
        }
    }

    @Override
    public void close() {
        if (passing) {
            delete(path);
        }
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw FileProblem.writing(folder, e);
        }
    }
}
