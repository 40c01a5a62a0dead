package dev.dyad.store;

import dev.dyad.DyadException;
import dev.dyad.FileProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A piece of a file in memory that moves to where it is needed. Reading through it beats mapping the file: a file that
 * shrinks while it is read gives an exception rather than a fault, and can be replaced on every platform.
 */
final class FileWindow {

    private static final int MOST_BYTES = 1 << 20;

    private final Path path;
    private final FileChannel channel;
    private final ByteBuffer buffer;
    private long start;

    FileWindow(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        long bytes = Math.max(Long.BYTES, Math.min(MOST_BYTES, channel.size()));
        this.buffer = ByteBuffer.allocateDirect((int) bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .limit(0);
    }

    /** Reads a file. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    /** Takes the next {@code now} elements, from the position of the data on, after {@code done} others. */
    @FunctionalInterface
    interface Chunk {
        void take(ByteBuffer data, int done, int now);
    }

    /** Hands over elements of a tensor, piece by piece. */
    void chunks(TensorInfo tensor, long first, int count, Chunk chunk) {
        int size = tensor.type().bytes();
        reading(path, () -> {
            for (int done = 0; done < count; ) {
                ByteBuffer data = at(tensor.position() + (first + done) * size, size);
                int now = Math.min(count - done, data.remaining() / size);
                chunk.take(data, done, now);
                done += now;
            }
            return count;
        });
    }

    void read(long position, byte[] target, int offset, int count) throws IOException {
        for (int done = 0; done < count; ) {
            ByteBuffer data = at(position + done, 1);
            int now = Math.min(count - done, data.remaining());
            data.get(target, offset + done, now);
            done += now;
        }
    }

    /** The file from a position on, at least so many bytes of it. */
    ByteBuffer at(long position, int atLeast) throws IOException {
        if (position < start || position + atLeast > start + buffer.limit()) {
            fill(position, atLeast);
        }
        return buffer.position((int) (position - start));
    }

    private void fill(long position, int atLeast) throws IOException {
        buffer.clear();
        start = position;
        int got = 0;
        while (got >= 0 && buffer.hasRemaining()) {
            got = channel.read(buffer, position + buffer.position());
        }
        buffer.flip();
        if (buffer.limit() < atLeast) {
            throw damaged(path, "it ends at byte %d, while it is being read".formatted(position + buffer.limit()));
        }
    }

    static <T> T reading(Path path, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw FileProblem.reading(path, e);
        }
    }

    static DyadException damaged(Path path, String what) {
        return DyadException.model(
                "Cannot use %s: %s. The file is damaged or of another kind: copy or make it again", path, what);
    }
}
