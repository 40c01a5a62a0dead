package dev.dyad.data.synthetic;

import dev.dyad.DyadException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that appears all at once: files go to a sibling called {@code NAME.partial}, which takes the name when all
 * are there. What a killed run left behind is cleared away; a lock tells it from what a running one writes.
 */
final class OutputFolder implements Closeable {

    private static final String LOCK = ".dyad-lock";

    private final Path target;
    private final Path partial;
    private final FileChannel lock;

    private OutputFolder(Path target, Path partial, FileChannel lock) {
        this.target = target;
        this.partial = partial;
        this.lock = lock;
    }

    /** Begins to write a folder, which must not exist yet, or be empty. */
    static OutputFolder begin(Path folder) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        if (Files.exists(target) && !(Files.isDirectory(target) && isEmpty(target))) {
            throw DyadException.usage(
                    "%s already exists and is not an empty folder: name another one, or remove it first", folder);
        }
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        if (Files.exists(partial) && !Files.exists(partial.resolve(LOCK)) && !isEmpty(partial)) {
            throw DyadException.usage(
                    "%s is in the way and not of Dyad's making: move it, or name another folder", partial);
        }
        Files.createDirectories(partial);
        FileChannel lock = FileChannel.open(partial.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(lock)) {
            lock.close();
            throw new DyadException(
                    DyadException.Kind.IO, "%s is being written by another run: wait for it".formatted(partial));
        }
        OutputFolder begun = new OutputFolder(target, partial, lock);
        begun.clear();
        return begun;
    }

    private static boolean isLocked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Where to write. */
    Path path() {
        return partial;
    }

    /** Gives the folder its name. */
    void finish() throws IOException {
        lock.close();
        Files.delete(partial.resolve(LOCK));
        Files.deleteIfExists(target);
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what was written, unless it was finished. */
    @Override
    public void close() throws IOException {
        if (lock.isOpen()) {
            clear();
            lock.close();
            Files.delete(partial.resolve(LOCK));
            Files.delete(partial);
        }
    }

    private void clear() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(partial)) {
            files = walk.sorted(Comparator.reverseOrder())
                    .filter(path -> !path.equals(partial) && !path.equals(partial.resolve(LOCK)))
                    .toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
