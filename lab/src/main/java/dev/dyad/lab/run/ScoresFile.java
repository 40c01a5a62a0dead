package dev.dyad.lab.run;

import dev.dyad.DyadException;
import dev.dyad.ratings.Ratings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Scores of the test ratings, in their order: little-endian float32, and nothing else. */
final class ScoresFile {

    private static final int CHUNK = 1 << 14;

    private ScoresFile() {}

    /**
     * Writes a file as a whole or not at all where this process is killed. It is not forced to disk, since an epoch of
     * small data takes less time than that; {@link #force} does.
     */
    static void write(float[] scores, Path file) {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        ByteBuffer buffer = ByteBuffer.allocate(Math.min(CHUNK, scores.length) * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                for (int from = 0; from < scores.length; from += CHUNK) {
                    int length = Math.min(CHUNK, scores.length - from);
                    buffer.clear().limit(length * Float.BYTES);
                    buffer.asFloatBuffer().put(scores, from, length);
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                }
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Makes a file that was written last through a power cut. */
    static void force(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Whether a file is there and as long as the scores are. */
    static boolean isWhole(Path file, Ratings test) {
        try {
            return Files.exists(file) && Files.size(file) == (long) test.size() * Float.BYTES;
        } catch (IOException e) {
            throw new DyadException(DyadException.Kind.IO, "Cannot read %s: %s".formatted(file, e), e);
        }
    }

    /** Whether a file is there and holds the scores that gave that accuracy. */
    static boolean isOf(Path file, Ratings test, double accuracy) {
        try {
            if (!isWhole(file, test)) {
                return false;
            }
            ByteBuffer scores = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            long exact = 0;
            for (int i = 0; i < test.size(); i++) {
                exact += test.scale().nearestLevel(scores.getFloat()) == test.level(i) ? 1 : 0;
            }
            return (double) exact / test.size() == accuracy;
        } catch (IOException e) {
            throw new DyadException(DyadException.Kind.IO, "Cannot read %s: %s".formatted(file, e), e);
        }
    }

    private static DyadException failure(Path file, IOException e) {
        return new DyadException(
                DyadException.Kind.IO,
                "Cannot write %s (%s): make room on the disk, or see that the folder can be written to"
                        .formatted(file, e),
                e);
    }
}
