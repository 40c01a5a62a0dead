package dev.dyad.lab.run;

import dev.dyad.DyadException;
import dev.dyad.evaluate.Answers;
import dev.dyad.model.Head;
import dev.dyad.ratings.Ratings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * What a run answers to its test ratings, in their order: little-endian float32 scores and nothing else with a regression
 * head; expected ratings, and then a byte each for the likeliest levels, with an ordinal one.
 */
final class ScoresFile {

    private static final int CHUNK = 1 << 14;

    private ScoresFile() {}

    /**
     * Writes a file as a whole or not at all where this process is killed. It is not forced to disk, since an epoch of
     * small data takes less time than that; {@link #force} does.
     */
    static void write(Answers answers, Path file) {
        float[] scores = answers.ratings();
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
                ByteBuffer levels = ByteBuffer.wrap(answers.levels());
                while (levels.hasRemaining()) {
                    channel.write(levels);
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

    /** Whether a file is there and holds the answers of that head that gave that accuracy. */
    static boolean isOf(Path file, Head head, Ratings test, double accuracy) {
        long size = (long) test.size() * (head == Head.ORDINAL ? Float.BYTES + 1 : Float.BYTES);
        try {
            if (!Files.exists(file) || Files.size(file) != size) {
                return false;
            }
            ByteBuffer answers = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            long exact = 0;
            for (int i = 0; i < test.size(); i++) {
                int level = head == Head.ORDINAL
                        ? answers.get(test.size() * Float.BYTES + i) & 0xFF
                        : test.scale().nearestLevel(answers.getFloat(i * Float.BYTES));
                exact += level == test.level(i) ? 1 : 0;
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
