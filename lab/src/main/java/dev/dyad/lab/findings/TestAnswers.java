package dev.dyad.lab.findings;

import dev.dyad.DyadException;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/**
 * What a run answered to its test ratings, in place in its file: little-endian float32 ratings and, with an ordinal head, as
 * many bytes, the likeliest levels; else the levels are those nearest to the ratings. Any thread may read any of them.
 */
final class TestAnswers {

    private final RatingScale scale;
    private final FloatBuffer ratings;
    private final ByteBuffer levels;

    private TestAnswers(RatingScale scale, FloatBuffer ratings, ByteBuffer levels) {
        this.scale = scale;
        this.ratings = ratings;
        this.levels = levels;
    }

    static TestAnswers map(Path file, Ratings test) {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = (long) test.size() * Float.BYTES;
            if (channel.size() != size && channel.size() != size + test.size()) {
                throw new DyadException(
                        DyadException.Kind.IO,
                        "%s has %,d bytes, but the scores of %,d test ratings take %,d: delete the folder %s to train this run again"
                                .formatted(
                                        file,
                                        channel.size(),
                                        test.size(),
                                        size,
                                        file.toAbsolutePath().getParent()));
            }
            return new TestAnswers(
                    test.scale(),
                    channel.map(MapMode.READ_ONLY, 0, size)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .asFloatBuffer(),
                    channel.map(MapMode.READ_ONLY, size, channel.size() - size));
        } catch (IOException e) {
            throw new DyadException(
                    DyadException.Kind.IO,
                    "Cannot read the scores %s (%s): see that the file is there, or delete its folder to train the run again"
                            .formatted(file, e),
                    e);
        }
    }

    /** The expected rating, within the scale. */
    double rating(int i) {
        return scale.clamp(ratings.get(i));
    }

    /** The likeliest level. */
    int level(int i) {
        return levels.limit() == 0 ? scale.nearestLevel(ratings.get(i)) : levels.get(i) & 0xFF;
    }
}
