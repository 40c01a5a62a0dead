package dev.dyad.lab.findings;

import dev.dyad.DyadException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/** The scores of a run's test ratings: little-endian float32, nothing else. */
final class ScoreFile {

    private ScoreFile() {}

    /** The scores, in place: any thread may read any of them. */
    static FloatBuffer map(Path file, int ratings) {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() != (long) ratings * Float.BYTES) {
                throw new DyadException(
                        DyadException.Kind.IO,
                        "%s has %,d bytes, but the scores of %,d test ratings take %,d: delete the folder %s to train this run again"
                                .formatted(
                                        file,
                                        channel.size(),
                                        ratings,
                                        (long) ratings * Float.BYTES,
                                        file.toAbsolutePath().getParent()));
            }
            return channel.map(MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
        } catch (IOException e) {
            throw new DyadException(
                    DyadException.Kind.IO,
                    "Cannot read the scores %s (%s): see that the file is there, or delete its folder to train the run again"
                            .formatted(file, e),
                    e);
        }
    }
}
