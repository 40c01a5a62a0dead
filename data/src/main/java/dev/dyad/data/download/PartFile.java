package dev.dyad.data.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/**
 * The part of a file that has arrived so far ({@code NAME.part}) and, beside it, the mark by which the server tells
 * whether its file is still the same one ({@code NAME.part.mark}: an ETag or a date). Errors are the disk's.
 */
final class PartFile {

    private final Path file;
    private final Path mark;

    PartFile(Path whole) {
        file = whole.resolveSibling(whole.getFileName() + ".part");
        mark = whole.resolveSibling(whole.getFileName() + ".part.mark");
    }

    Path path() {
        return file;
    }

    long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw DataCache.cannot("read " + file, e);
        }
    }

    /** What the part is a part of, where it can be asked for the rest. */
    Optional<String> mark() {
        try {
            return Files.exists(mark) ? Optional.of(Files.readString(mark)) : Optional.empty();
        } catch (IOException e) {
            throw DataCache.cannot("read " + mark, e);
        }
    }

    /** Empties the part; what comes next is of the file with that mark. */
    void restart(Optional<String> newMark) {
        try {
            Files.deleteIfExists(mark);
            FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
            if (newMark.isPresent()) {
                Files.writeString(mark, newMark.get());
            }
        } catch (IOException e) {
            throw DataCache.cannot("write " + file, e);
        }
    }

    /** Fails early where {@code bytes} more would not fit on the disk. */
    void requireSpace(long bytes) {
        try {
            long free = Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace();
            if (bytes > free) {
                throw new IOException(String.format(Locale.ROOT, "%,d more bytes needed, %,d free", bytes, free));
            }
        } catch (IOException e) {
            throw DataCache.cannot("write " + file, e);
        }
    }

    FileChannel openToAppend() {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw DataCache.cannot("write " + file, e);
        }
    }

    void append(FileChannel channel, byte[] bytes, int length) {
        try {
            for (ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length); buffer.hasRemaining(); ) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw DataCache.cannot("write " + file, e);
        }
    }

    /** Syncs the part and puts it in the place of the whole file. */
    void publish(Path whole) {
        try {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            StagedFolder.move(file, whole);
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            throw DataCache.cannot("write " + whole, e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            throw DataCache.cannot("remove " + file, e);
        }
    }
}
