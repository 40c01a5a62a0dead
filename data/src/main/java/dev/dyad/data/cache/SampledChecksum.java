package dev.dyad.data.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The CRC-32C of a small file, or of pieces of a large one: its first and last 64 KiB, and 4 KiB at 32 places evenly
 * spread between. Takes milliseconds where reading all of the file would take as long as parsing it from a cache does
 * in all.
 */
final class SampledChecksum {

    /** Files up to this size are read as a whole. */
    static final int WHOLE_BYTES = 1 << 20;

    private static final int END_BYTES = 1 << 16;
    private static final int PIECE_BYTES = 1 << 12;
    private static final int PIECES = 32;

    private final FileChannel channel;
    private final CRC32C crc = new CRC32C();

    private SampledChecksum(FileChannel channel) {
        this.channel = channel;
    }

    static int of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            SampledChecksum checksum = new SampledChecksum(channel);
            checksum.take(channel.size());
            return (int) checksum.crc.getValue();
        }
    }

    private void take(long size) throws IOException {
        if (size <= WHOLE_BYTES) {
            take(0, (int) size);
            return;
        }
        take(0, END_BYTES);
        long between = size - 2 * END_BYTES - PIECE_BYTES;
        for (int k = 0; k < PIECES; k++) {
            take(END_BYTES + between * k / (PIECES - 1), PIECE_BYTES);
        }
        take(size - END_BYTES, END_BYTES);
    }

    private void take(long position, int count) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(count);
        int got = 0;
        while (got >= 0 && piece.hasRemaining()) {
            got = channel.read(piece, position + piece.position());
        }
        crc.update(piece.flip());
    }
}
