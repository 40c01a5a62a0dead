package dev.dyad.lab.run;

import dev.dyad.DyadException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that grows by lines, each forced to disk as soon as it is written. Errors are of kind IO. */
public final class LineFile implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private LineFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens a file, which is made where there is none. */
    public static LineFile open(Path file) {
        try {
            return new LineFile(file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Cuts off what is behind so many bytes; the next line goes there. */
    public void cut(long bytes) {
        try {
            channel.truncate(bytes);
            channel.position(bytes);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Adds a line. */
    public void append(String line) {
        ByteBuffer text = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(false);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static DyadException failure(Path file, IOException e) {
        return new DyadException(
                DyadException.Kind.IO,
                "Cannot write %s (%s): make room on the disk, or see that the file can be written to"
                        .formatted(file, e),
                e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failure(file, e);
        }
    }
}
