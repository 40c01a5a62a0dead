package dev.dyad.lab.run;

import dev.dyad.DyadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where the files of one run are.
 *
 * @param path whose last part is the run's id
 */
record RunFolder(Path path) {

    private static final String SCORES = "scores-";
    private static final String FLOATS = ".f32";

    /** What is trained, on what, where, and how it ended. */
    Path record() {
        return path.resolve("run.json");
    }

    /** A line for each epoch. */
    Path metrics() {
        return path.resolve("metrics.jsonl");
    }

    Path checkpoint() {
        return path.resolve("checkpoint");
    }

    /** The model of the last epoch, where it is kept. */
    Path model() {
        return path.resolve("model.safetensors");
    }

    /** The scores of the test ratings after an epoch. */
    Path scores(int epoch) {
        return path.resolve(SCORES + epoch + FLOATS);
    }

    /** Makes the folder, or clears away the half-written files of a process that was killed. */
    void make() {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw failure("make", path, e);
        }
        delete(RunFolder::isTemporary);
    }

    /** Deletes the scores of all epochs but these. */
    void keepScores(Set<Integer> epochs) {
        List<Path> kept = epochs.stream().map(this::scores).toList();
        delete(file -> isScores(file) && !kept.contains(file));
    }

    private static boolean isScores(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(SCORES) && name.endsWith(FLOATS);
    }

    private static boolean isTemporary(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(".tmp");
    }

    void deleteCheckpoint() {
        delete(checkpoint());
    }

    /** Deletes what a run left behind that is to start again. */
    void clear() {
        keepScores(Set.of());
        // The record goes last: while it is there, the folder is known to be that of an unfinished run.
        List.of(checkpoint(), metrics(), model(), record()).forEach(RunFolder::delete);
    }

    private void delete(Predicate<Path> chosen) {
        try (Stream<Path> files = Files.list(path)) {
            files.filter(chosen).forEach(RunFolder::delete);
        } catch (IOException e) {
            throw failure("read", path, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failure("delete", file, e);
        }
    }

    private static DyadException failure(String what, Path path, IOException e) {
        return new DyadException(
                DyadException.Kind.IO,
                "Cannot %s %s (%s): see that the disk has room and that the folder can be written to"
                        .formatted(what, path, e),
                e);
    }
}
