package dev.dyad.store;

import dev.dyad.FileProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replaces a file as a whole or not at all: the new content goes to a temporary file in the same folder, is forced to
 * disk and renamed over the old one. Whatever fails, the old file stays as it was and no temporary file is left.
 */
public final class AtomicFile {

    private static final Logger LOG = System.getLogger("dev.dyad.store");

    private static final String ENDING = ".tmp";

    private AtomicFile() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Replaces a file, or makes it.
     *
     * @throws DyadException of kind IO where the disk does not take it; the old file then is as it was
     */
    public static void write(Path target, Content content) {
        Path absolute = target.toAbsolutePath();
        Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        Path temporary = folder.resolve(prefix(target) + UUID.randomUUID() + ENDING);
        try {
            if (Files.isDirectory(absolute)) {
                throw new FileSystemException(target.toString(), null, "Is a directory");
            }
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(folder);
        } catch (IOException e) {
            throw FileProblem.writing(target, e);
        } catch (UncheckedIOException e) {
            throw FileProblem.writing(target, Objects.requireNonNull(e.getCause()));
        } finally {
            remove(temporary);
        }
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".";
    }

    /** Removes the temporary files of that target. */
    static void removeLeftovers(Path target) {
        Path absolute = target.toAbsolutePath();
        Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        Pattern name = Pattern.compile(Pattern.quote(prefix(target)) + "[-0-9a-f]{36}" + Pattern.quote(ENDING));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (name.matcher(file.getFileName().toString()).matches()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw FileProblem.writing(target, e);
        } catch (UncheckedIOException e) {
            throw FileProblem.writing(target, Objects.requireNonNull(e.getCause()));
        }
    }

    /** Replaces a file by these bytes, or makes it so. */
    public static void write(Path target, byte[] content) {
        write(target, channel -> {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        });
    }

    private static void remove(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Cannot remove the temporary file " + temporary + "; please do", e);
        }
    }

    /** Makes the rename itself durable. Some platforms cannot open a folder; there the file system sees to it. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Cannot force the folder " + folder + " to disk", e);
        }
    }
}
