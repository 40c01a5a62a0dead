package dev.dyad.data.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineCountTest {

    @TempDir
    Path folder;

    @Test
    void estimateIsWithinATwentiethOfTheLinesOfAnUnevenFile() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder();
        int lines = 200_000;
        for (int line = 0; line < lines; line++) {
            // Later lines are longer, as ids are.
            text.append("x".repeat(random.nextInt(10) + line / 10_000)).append('\n');
        }
        Path file = Files.writeString(folder.resolve("lines"), text);

        double estimate = LineCount.estimate(new DiskFile(file)).orElseThrow();

        assertEquals(lines, estimate, lines / 20.0);
    }

    @Test
    void aFileOfMoreThanTwoGibibytesIsLookedAtToItsEnd() throws IOException {
        Path file = folder.resolve("large");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(3L << 30);
            large.seek(large.length() - 1);
            large.write('\n');
        }

        assertTrue(LineCount.estimate(new DiskFile(file)).orElseThrow() > 0);
    }

    @Test
    void aSmallOrEmptyFileHasAnEstimateToo() throws IOException {
        Path file = Files.writeString(folder.resolve("small"), "a\nb\n");

        assertEquals(2, LineCount.estimate(new DiskFile(file)).orElseThrow(), 1e-9);
        Files.writeString(file, "");
        assertEquals(0, LineCount.estimate(new DiskFile(file)).orElseThrow(), 1e-9);
    }
}
