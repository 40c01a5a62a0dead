package dev.dyad.data.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampledChecksumTest {

    private static final long THREE_GIB = 3L << 30;

    @TempDir
    Path folder;

    @Test
    void everyByteOfASmallFileCounts() throws IOException {
        Path file = Files.write(folder.resolve("small"), new byte[3000]);
        int before = SampledChecksum.of(file);
        for (int at = 0; at < 3000; at += 299) {
            byte[] bytes = new byte[3000];
            bytes[at] = 1;
            Files.write(file, bytes);
            assertNotEquals(before, SampledChecksum.of(file), "byte " + at);
        }
    }

    /** The file is a hole as a whole, which takes no room on the disk. */
    @ParameterizedTest
    @ValueSource(longs = {0, 65_535, 65_536, THREE_GIB - 65_536 - 4096, THREE_GIB - 1})
    void samplesOfALargeFileReachFromItsFirstByteToItsLast(long at) throws IOException {
        Path file = folder.resolve("large");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(THREE_GIB);
            int before = SampledChecksum.of(file);
            assertEquals(before, SampledChecksum.of(file));
            large.seek(at);
            large.write(1);
            assertNotEquals(before, SampledChecksum.of(file));
        }
    }
}
