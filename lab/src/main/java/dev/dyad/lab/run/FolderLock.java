package dev.dyad.lab.run;

import dev.dyad.DyadException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a folder to one process. The operating system holds the lock and lets go of it when the process ends, however it
 * ends; the file's text is for people and says who has it.
 */
final class FolderLock implements AutoCloseable {

    static final String NAME = "lock";

    /** The byte that is locked: far behind the text, since a locked byte cannot be read everywhere. */
    private static final long POSITION = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder.
     *
     * @throws DyadException of kind IO that says who has it, if someone has
     */
    static FolderLock take(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Optional<FileLock> lock = lock(channel);
            if (lock.isEmpty()) {
                channel.close();
                throw held(folder, file);
            }
            sign(channel);
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new DyadException(
                    DyadException.Kind.IO,
                    "Cannot lock %s (%s): see that the folder can be written to and that its file system has locks, or choose another folder"
                            .formatted(file, e),
                    e);
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock(POSITION, 1, false);
            return Optional.ofNullable(lock);
        } catch (OverlappingFileLockException e) {
            // This process has it.
            return Optional.empty();
        }
    }

    private static void sign(FileChannel channel) throws IOException {
        String text = "process %d on %s, since %s%n"
                .formatted(ProcessHandle.current().pid(), host(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static DyadException held(Path folder, Path file) throws IOException {
        String holder = Files.readString(file).strip();
        return new DyadException(
                DyadException.Kind.IO,
                "%s is being worked on by %s; wait until it is done, or choose another folder"
                        .formatted(folder, holder.isEmpty() ? "another process" : holder));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A machine without a name for itself; the process number has to do.
            return "this machine";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DyadException(DyadException.Kind.IO, "Cannot let go of the lock of a folder: " + e, e);
        }
    }
}
