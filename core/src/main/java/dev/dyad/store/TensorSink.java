package dev.dyad.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.zip.CRC32C;

/**
 * Takes the elements of the tensors of a file, in pieces of any size, through two buffers. Only a tensor's
 * {@link Tensor.Content} meets it, and only methods of that tensor's type may be called. While one buffer
 * fills, the one before is written.
 */
public final class TensorSink {

    private static final int BUFFER_BYTES = 1 << 20;

    private final FileChannel channel;
    private final CRC32C checksum = new CRC32C();
    private ByteBuffer buffer = newBuffer();
    /** The one that is being written, while the other fills. */
    private ByteBuffer other = newBuffer();

    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
    private TensorType type = TensorType.U8;
    private long missing;

    private static ByteBuffer newBuffer() {
        return ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    TensorSink(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the next {@code count} elements of an F32 tensor, from {@code source[offset]} on. */
    public void floats(float[] source, int offset, int count) {
        take(TensorType.F32, count);
        for (int done = 0; done < count; ) {
            int now = room(count - done);
            buffer.asFloatBuffer().put(source, offset + done, now);
            done += advance(now);
        }
    }

    /** Takes the next {@code count} elements of an F64 tensor, from {@code source[offset]} on. */
    public void doubles(double[] source, int offset, int count) {
        take(TensorType.F64, count);
        for (int done = 0; done < count; ) {
            int now = room(count - done);
            buffer.asDoubleBuffer().put(source, offset + done, now);
            done += advance(now);
        }
    }

    /** Takes the next {@code count} elements of an I32 tensor, from {@code source[offset]} on. */
    public void ints(int[] source, int offset, int count) {
        take(TensorType.I32, count);
        for (int done = 0; done < count; ) {
            int now = room(count - done);
            buffer.asIntBuffer().put(source, offset + done, now);
            done += advance(now);
        }
    }

    /** Takes the next {@code count} elements of an I64 tensor, from {@code source[offset]} on. */
    public void longs(long[] source, int offset, int count) {
        take(TensorType.I64, count);
        for (int done = 0; done < count; ) {
            int now = room(count - done);
            buffer.asLongBuffer().put(source, offset + done, now);
            done += advance(now);
        }
    }

    /** Takes the next {@code count} elements of a U8 tensor, from {@code source[offset]} on. */
    public void bytes(byte[] source, int offset, int count) {
        take(TensorType.U8, count);
        for (int done = 0; done < count; ) {
            int now = room(count - done);
            buffer.duplicate().put(source, offset + done, now);
            done += advance(now);
        }
    }

    void header(byte[] bytes) {
        type = TensorType.U8;
        missing = bytes.length;
        bytes(bytes, 0, bytes.length);
    }

    void tensor(Tensor tensor) {
        type = tensor.type();
        missing = tensor.elements();
        tensor.content().writeTo(this);
        if (missing > 0) {
            throw new IllegalStateException(
                    "tensor %s: %d of %d elements not given".formatted(tensor.name(), missing, tensor.elements()));
        }
    }

    /** The CRC-32C of everything written, which now is in the file. */
    int finish() {
        drain();
        settle();
        return (int) checksum.getValue();
    }

    private void take(TensorType given, int count) {
        if (given != type || count > missing) {
            throw new IllegalStateException(
                    "%d elements of type %s given, %d of type %s expected".formatted(count, given, missing, type));
        }
        missing -= count;
    }

    /** How many of {@code wanted} elements fit in the buffer, at least one. */
    private int room(int wanted) {
        if (buffer.remaining() < type.bytes()) {
            drain();
        }
        return Math.min(wanted, buffer.remaining() / type.bytes());
    }

    private int advance(int count) {
        buffer.position(buffer.position() + count * type.bytes());
        return count;
    }

    /** Hands the buffer over to be written, and goes on with the other one as soon as that has been. */
    private void drain() {
        settle();
        ByteBuffer full = buffer.flip();
        writing = CompletableFuture.runAsync(() -> write(full));
        buffer = other.clear();
        other = full;
    }

    private void write(ByteBuffer full) {
        checksum.update(full.duplicate());
        try {
            while (full.hasRemaining()) {
                channel.write(full);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for what is being written. */
    private void settle() {
        try {
            writing.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException problem) {
                throw problem;
            }
            throw e;
        }
    }
}
