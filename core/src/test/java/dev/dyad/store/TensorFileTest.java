package dev.dyad.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFileTest {

    @TempDir
    Path folder;

    @Test
    void bytesFollowThePublishedFormat() throws IOException {
        Path file = folder.resolve("t.safetensors");
        TensorFile.write(
                file,
                Map.of("note", "caf\u00e9 \"1\""),
                List.of(Tensor.bytes("b", new byte[] {1, -1, 7}), Tensor.floatMatrix("m", 2, 3, this::numbered)));

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int headerLength = (int) bytes.getLong();
        byte[] header = new byte[headerLength];
        bytes.get(header);
        String checksum = new String(header, UTF_8).replaceAll(".*\"crc32c:([0-9a-f]{8})\".*", "$1");
        String json = "{\"__metadata__\":{\"checksum\":\"crc32c:" + checksum
                + "\",\"note\":\"caf\u00e9 \\\"1\\\"\"},"
                + "\"m\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                + "\"b\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[24,27]}}";
        assertEquals(json, new String(header, UTF_8).stripTrailing());
        assertEquals(0, headerLength % 8);
        for (float expected : new float[] {0, 1, 2, 100, 101, 102}) {
            assertEquals(expected, bytes.getFloat());
        }
        assertArrayEquals(new byte[] {1, -1, 7}, Arrays.copyOfRange(bytes.array(), bytes.position(), bytes.limit()));
        assertEquals(crcWithDigitsAsZeros(bytes.array(), checksum), checksum);
    }

    private void numbered(int row, float[] target, int offset) {
        for (int c = 0; c < 3; c++) {
            target[offset + c] = row * 100 + c;
        }
    }

    private static String crcWithDigitsAsZeros(byte[] file, String digits) {
        String text = new String(file, ISO_8859_1);
        byte[] zeroed = text.replace("crc32c:" + digits, "crc32c:00000000").getBytes(ISO_8859_1);
        CRC32C crc = new CRC32C();
        crc.update(zeroed);
        return "%08x".formatted(crc.getValue());
    }

    @Test
    void whatKilledWritersLeaveIsRemovedAndNothingElse() throws IOException {
        Path target = folder.resolve("t.safetensors");
        List<Path> seen = new ArrayList<>();
        Tensor tensor = Tensor.floatMatrix("m", 1, 3, (row, values, offset) -> seen.addAll(files()));
        TensorFile.write(target, Map.of(), List.of(tensor));
        TensorFile.write(folder.resolve("other.safetensors"), Map.of(), List.of(tensor));
        seen.removeAll(files());
        assertEquals(2, seen.size(), seen::toString);
        for (Path temporary : seen) {
            Files.createFile(temporary);
        }

        TensorFile.removeLeftovers(target);
        assertFalse(Files.exists(seen.get(0)), seen::toString);
        assertTrue(Files.exists(seen.get(1)), seen::toString);
        assertTrue(Files.exists(target));
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyTypeComesBackBitForBit() {
        Path file = folder.resolve("t.safetensors");
        float[] floats = {-0f, Float.NaN, Float.MIN_VALUE, Float.NEGATIVE_INFINITY};
        double[] doubles = {Math.PI, -0.0, Double.MIN_VALUE};
        int[] ints = {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE};
        long[] longs = {Long.MIN_VALUE, Long.MAX_VALUE};
        byte[] bytes = {0, -128, 127};
        Tensor scalar = new Tensor("s", TensorType.F64, List.of(), sink -> sink.doubles(doubles, 0, 1));
        TensorFile.write(
                file,
                Map.of(),
                List.of(
                        Tensor.bytes("u8", bytes),
                        Tensor.floats("f32", floats),
                        Tensor.doubles("f64", doubles),
                        Tensor.ints("i32", ints),
                        Tensor.longs("i64", longs),
                        Tensor.floats("empty", new float[0]),
                        scalar));
        try (TensorFile read = TensorFile.open(file)) {
            assertArrayEquals(floats, read.floats("f32"));
            assertArrayEquals(doubles, read.doubles("f64"));
            assertArrayEquals(ints, read.ints("i32"));
            assertArrayEquals(longs, read.longs("i64"));
            assertArrayEquals(bytes, read.bytes("u8"));
            assertArrayEquals(new float[0], read.floats("empty"));
            assertEquals(List.of(), read.require("s", TensorType.F64).shape());
            assertEquals(Math.PI, read.doubles("s")[0]);
            assertTrue(read.isChecksummed());
        }
    }

    @Test
    void tensorsLargerThanTheBufferAreReadAtAnyPlace() {
        Path file = folder.resolve("t.safetensors");
        int n = 700_001;
        TensorFile.write(
                file,
                Map.of(),
                List.of(Tensor.bytes("odd", new byte[3]), Tensor.vector("x", TensorType.F32, n, sink -> {
                    float[] piece = new float[4_321];
                    for (int first = 0; first < n; first += piece.length) {
                        int count = Math.min(piece.length, n - first);
                        for (int i = 0; i < count; i++) {
                            piece[i] = first + i;
                        }
                        sink.floats(piece, 0, count);
                    }
                })));
        try (TensorFile read = TensorFile.open(file)) {
            for (int first : new int[] {0, 262_143, 262_144, 262_145, 500_000, 5, n - 10}) {
                float[] got = new float[12];
                read.readFloats("x", first, got, 1, 10);
                for (int i = 0; i < 10; i++) {
                    assertEquals(first + i, got[i + 1]);
                }
            }
            assertEquals(n - 1, read.floats("x")[n - 1]);
            assertThrows(IndexOutOfBoundsException.class, () -> read.readFloats("x", n - 9, new float[10], 0, 10));
        }
    }

    @Test
    void elementsAskedForOneByOneComeBackInOrder() {
        Path file = folder.resolve("t.safetensors");
        int n = 50_001;
        TensorFile.write(file, Map.of(), List.of(Tensor.ints("i", n, k -> 3 * k), Tensor.bytes("b", n, k -> k % 251)));
        try (TensorFile read = TensorFile.open(file)) {
            int[] ints = read.ints("i");
            byte[] bytes = read.bytes("b");
            assertEquals(n, ints.length);
            for (int k = 0; k < n; k++) {
                assertEquals(3 * k, ints[k]);
                assertEquals(k % 251, bytes[k] & 0xFF);
            }
        }
    }

    @Test
    void aFileWithoutChecksumIsReadAndSaysSo() throws IOException {
        Path file = folder.resolve("t.safetensors");
        String header = "{\"x\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length() + 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length()).put(header.getBytes(UTF_8)).putInt(17);
        Files.write(file, bytes.array());
        try (TensorFile read = TensorFile.open(file)) {
            assertFalse(read.isChecksummed());
            assertArrayEquals(new int[] {17}, read.ints("x"));
        }
    }

    @Test
    void tensorsBeyondTwoGibibytesWork() throws IOException {
        Assumptions.assumeTrue(Files.getFileStore(folder).getUsableSpace() > (8L << 30));
        Path file = folder.resolve("big.safetensors");
        long elements = (3L << 30) / 4;
        String header =
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[0,%d]}}".formatted(elements, elements * 4);
        // Sparse: only its first and last bytes are ever written.
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            ByteBuffer start = ByteBuffer.allocate(8 + header.length()).order(ByteOrder.LITTLE_ENDIAN);
            start.putLong(header.length()).put(header.getBytes(UTF_8)).flip();
            channel.write(start);
            ByteBuffer last = ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(42)
                    .flip();
            channel.write(last, 8 + header.length() + elements * 4 - 4);
        }
        try (TensorFile read = TensorFile.open(file)) {
            float[] end = new float[3];
            read.readFloats("x", elements - 3, end, 0, 3);
            assertArrayEquals(new float[] {0, 0, 42}, end);
            if (Runtime.getRuntime().maxMemory() < elements * 4) {
                DyadException tooLarge = assertThrows(DyadException.class, () -> read.floats("x"));
                assertTrue(tooLarge.getMessage().contains("needs 3072 MiB of heap"), tooLarge.getMessage());
            }
        }
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNoOther() throws IOException {
        Path file = folder.resolve("t.safetensors");
        TensorFile.write(file, Map.of(), List.of(Tensor.ints("x", new int[] {1})));
        byte[] before = Files.readAllBytes(file);
        Tensor fails = Tensor.vector("y", TensorType.F32, 1_000_000, sink -> {
            sink.floats(new float[600_000], 0, 600_000);
            throw new UncheckedIOException(new IOException("No space left on device"));
        });
        DyadException error = assertThrows(DyadException.class, () -> TensorFile.write(file, Map.of(), List.of(fails)));
        assertEquals(DyadException.Kind.IO, error.kind());
        assertTrue(error.getMessage().contains(file.toString()), error.getMessage());
        assertTrue(error.getMessage().contains("the disk is full"), error.getMessage());
        Tensor tooFew = Tensor.vector("y", TensorType.F32, 3, sink -> sink.floats(new float[2], 0, 2));
        Tensor tooMany = Tensor.vector("y", TensorType.F32, 1, sink -> sink.floats(new float[2], 0, 2));
        Tensor wrongType = Tensor.vector("y", TensorType.I32, 1, sink -> sink.floats(new float[1], 0, 1));
        for (Tensor wrong : List.of(tooFew, tooMany, wrongType)) {
            assertThrows(IllegalStateException.class, () -> TensorFile.write(file, Map.of(), List.of(wrong)));
        }
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(List.of(file), filesIn(folder));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Path missing = folder.resolve("no/such/folder/t.safetensors");
        DyadException noFolder =
                assertThrows(DyadException.class, () -> TensorFile.write(missing, Map.of(), List.of()));
        assertEquals(DyadException.Kind.IO, noFolder.kind());
        assertTrue(noFolder.getMessage().contains("there is no folder " + missing.getParent()), noFolder.getMessage());

        Path taken = Files.createDirectory(folder.resolve("taken"));
        DyadException isFolder = assertThrows(DyadException.class, () -> TensorFile.write(taken, Map.of(), List.of()));
        assertTrue(isFolder.getMessage().contains("it is a folder"), isFolder.getMessage());
        assertEquals(List.of(taken), filesIn(folder));
        assertEquals(
                DyadException.Kind.IO,
                assertThrows(DyadException.class, () -> TensorFile.open(taken)).kind());
        assertTrue(assertThrows(DyadException.class, () -> TensorFile.open(missing))
                .getMessage()
                .contains("no such file"));
    }

    @Test
    void aReadOnlyFolderIsNamed() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Assumptions.assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "root writes anywhere");
        DyadException error =
                assertThrows(DyadException.class, () -> TensorFile.write(locked.resolve("t"), Map.of(), List.of()));
        assertTrue(locked.toFile().setWritable(true));
        assertTrue(error.getMessage().contains("no permission to write in " + locked), error.getMessage());
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
