package dev.dyad.data.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineBlocksTest {

    /** Gives its bytes in pieces of any size, as a stream may. */
    record InMemory(byte[] bytes, long seed) implements InputFile {
        @Override
        public String name() {
            return "memory";
        }

        @Override
        public String label() {
            return "memory";
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            SplittableRandom random = new SplittableRandom(seed);
            return new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read(byte[] target, int offset, int length) {
                    return super.read(target, offset, Math.min(length, 1 + random.nextInt(100_000)));
                }
            };
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void blocksAddUpToTheFileWithTheRightNumbers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        while (text.length() < 1_500_000) {
            text.append("x".repeat(random.nextInt(100) == 0 ? random.nextInt(400_000) : random.nextInt(30)));
            text.append('\n');
        }
        text.append(random.nextBoolean() ? "last" : "");
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        long lines = 0;
        try (LineBlocks blocks = new LineBlocks(new InMemory(bytes, seed))) {
            for (Optional<LineBlock> next = blocks.next(); next.isPresent(); next = blocks.next()) {
                LineBlock block = next.get();
                assertEquals(joined.size(), block.offset(), "seed " + seed);
                assertEquals(lines + 1, block.firstLine(), "seed " + seed);
                joined.write(block.bytes(), block.from(), (int) (block.endOffset() - block.offset()));
                lines += block.lines();
            }
        }
        assertArrayEquals(bytes, joined.toByteArray(), "seed " + seed);
        assertEquals(text.toString().lines().count(), lines, "seed " + seed);
    }

    @Test
    void lineOfTheGreatestLengthIsReadAndALongerOneIsNot() {
        byte[] longest = ("a\n" + "x".repeat(LineBlocks.MAX_LINE - 1) + "\nb\n").getBytes(StandardCharsets.US_ASCII);
        assertEquals(3, count(longest));

        byte[] longer = ("a\n" + "x".repeat(LineBlocks.MAX_LINE) + "\nb\n").getBytes(StandardCharsets.US_ASCII);
        String message = assertThrows(DyadException.class, () -> count(longer)).getMessage();
        assertTrue(message.startsWith("memory line 2: longer than"), message);
    }

    private static long count(byte[] bytes) {
        long lines = 0;
        try (LineBlocks blocks = new LineBlocks(new InMemory(bytes, 1))) {
            for (Optional<LineBlock> next = blocks.next(); next.isPresent(); next = blocks.next()) {
                lines += next.get().lines();
            }
        }
        return lines;
    }
}
