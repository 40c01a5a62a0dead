package dev.dyad.data.rows;

import dev.dyad.FileProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.OptionalDouble;

/** How many lines a file has, by a look at pieces of it that lie evenly spread. */
public final class LineCount {

    private static final int PIECES = 64;
    private static final int PIECE_BYTES = 1 << 14;

    private LineCount() {}

    /** About how many lines; nothing where a look here and there would mean to read the file, as in a zip. */
    public static OptionalDouble estimate(InputFile file) {
        return file instanceof DiskFile onDisk ? OptionalDouble.of(estimate(onDisk)) : OptionalDouble.empty();
    }

    private static double estimate(DiskFile file) {
        try (FileChannel channel = FileChannel.open(file.path())) {
            long size = channel.size();
            long looked = 0;
            long ends = 0;
            ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
            for (int k = 0; k < PIECES; k++) {
                channel.read(piece.clear(), Math.max(0, size - PIECE_BYTES) * k / (PIECES - 1));
                looked += piece.position();
                for (int i = 0; i < piece.position(); i++) {
                    ends += piece.get(i) == '\n' ? 1 : 0;
                }
            }
            return (double) ends * size / Math.max(1, looked);
        } catch (IOException e) {
            throw FileProblem.reading(file.label(), e);
        }
    }
}
