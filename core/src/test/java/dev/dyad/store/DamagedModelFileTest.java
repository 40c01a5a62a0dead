package dev.dyad.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.model.RandomModels;
import dev.dyad.model.TrainedModel;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Model files that were cut off, altered, made by something else, or made to do harm. */
class DamagedModelFileTest {

    @TempDir
    Path folder;

    private final TrainedModel model = RandomModels.rich(new SplittableRandom(11), 4, 6);
    private Path file;
    private byte[] whole;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("m.safetensors");
        ModelFile.write(model, file);
        whole = Files.readAllBytes(file);
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        TreeSet<Integer> ends = tensorEnds();
        for (int length = 0; length < whole.length; length += 1 + length / 97) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused();
        }
        for (int end : ends) {
            for (int length = Math.max(0, end - 1); length <= end + 1 && length < whole.length; length++) {
                Files.write(file, Arrays.copyOf(whole, length));
                refused();
            }
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        refused();
    }

    private TreeSet<Integer> tensorEnds() {
        TreeSet<Integer> ends = new TreeSet<>();
        try (TensorFile read = TensorFile.open(file)) {
            read.tensors().forEach(tensor -> ends.add((int) (tensor.position() + tensor.bytes())));
        }
        return ends;
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            Files.write(file, flipped);
            refused();
        }
    }

    /** With its checksum made right again, an altered file may be another model, but never another exception. */
    @Test
    void noAlterationCausesAnotherException() throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 3_000; round++) {
            byte[] altered = whole.clone();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                int at = random.nextInt(altered.length);
                altered[at] = (byte) (random.nextBoolean() ? altered[at] ^ 1 << random.nextInt(8) : random.nextInt());
            }
            Files.write(file, withChecksum(altered));
            try {
                ModelFile.read(file);
            } catch (DyadException e) {
                assertEquals(DyadException.Kind.MODEL, e.kind(), e.getMessage());
            }
        }
    }

    private static byte[] withChecksum(byte[] bytes) {
        int digits = 8 + "{\"__metadata__\":{\"checksum\":\"crc32c:".length();
        Arrays.fill(bytes, digits, digits + 8, (byte) '0');
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        byte[] right = "%08x".formatted(crc.getValue()).getBytes(US_ASCII);
        System.arraycopy(right, 0, bytes, digits, 8);
        return bytes;
    }

    @Test
    void eachTensorLeftOutIsNamed() {
        for (Tensor gone : ModelFile.tensors(model)) {
            List<Tensor> rest = new ArrayList<>(ModelFile.tensors(model));
            rest.removeIf(tensor -> tensor.name().equals(gone.name()));
            TensorFile.write(file, ModelFile.metadata(model), rest);
            String message = refused();
            assertTrue(message.contains("'" + gone.name() + "' is missing"), gone.name() + ": " + message);
        }
    }

    @Test
    void eachTensorOfAWrongTypeIsNamed() {
        for (Tensor right : ModelFile.tensors(model)) {
            String message = refusedWith(new Tensor(
                    right.name(),
                    TensorType.F64,
                    right.shape(),
                    sink -> sink.doubles(new double[(int) right.elements()], 0, (int) right.elements())));
            assertTrue(message.contains("'" + right.name() + "' has dtype F64"), message);
        }
    }

    @Test
    void eachTensorOneElementTooLongIsRefused() {
        for (Tensor right : ModelFile.tensors(model)) {
            if (right.shape().size() == 1) {
                int longer = (int) right.elements() + 1;
                refusedWith(
                        switch (right.type()) {
                            case F32 -> Tensor.floats(right.name(), new float[longer]);
                            case F64 -> Tensor.doubles(right.name(), new double[longer]);
                            case I32 -> Tensor.ints(right.name(), new int[longer]);
                            case I64 -> Tensor.longs(right.name(), new long[longer]);
                            case U8 -> Tensor.bytes(right.name(), new byte[longer]);
                        });
            }
        }
    }

    @Test
    void valuesOutOfTheirRangeAreNamed() {
        int ratings = model.history().start(4);
        int[] items = new int[ratings];
        items[ratings - 1] = 6;
        assertTrue(
                refusedWith(Tensor.ints("history.items", items)).contains("'history.items' holds 6, expected 0 to 5"));
        items[ratings - 1] = -1;
        assertTrue(refusedWith(Tensor.ints("history.items", items)).contains("'history.items' holds -1"));
        byte[] bytes = new byte[ratings];
        bytes[0] = 10;
        assertTrue(refusedWith(Tensor.bytes("history.levels", bytes))
                .contains("'history.levels' holds 10, expected 0 to 9"));
        assertTrue(refusedWith(Tensor.bytes("history.held_out", bytes)).contains("holds 10, expected 0 to 1"));
        assertTrue(refusedWith(Tensor.ints("history.starts", new int[] {0, 2, 1, 3, ratings}))
                .contains("history"));
        float[] biases = new float[6];
        biases[3] = Float.NaN;
        assertTrue(refusedWith(Tensor.floats("item.biases", biases)).contains("'item.biases' holds NaN"));
        int dim = model.factors().spec().dim();
        Tensor infinite = Tensor.floatMatrix(
                "user.factors", 4, dim, (row, target, offset) -> target[offset] = Float.POSITIVE_INFINITY);
        assertTrue(refusedWith(infinite).contains("'user.factors' holds Infinity"));
        Tensor wide = Tensor.floatMatrix("user.factors", 4, dim + 1, (row, target, offset) -> {});
        assertTrue(refusedWith(wide).contains("expected [rows, " + dim + "]"));
        assertTrue(
                refusedWith(Tensor.longs("user.ids", new long[] {1, 2, 1, 3})).contains("repeat"));
        assertTrue(refusedWith(Tensor.longs("item.titles.offsets", new long[] {0, 5, 3, 9, 9, 9, 9}))
                .contains("item.titles"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "scale | NaN:5:1 | wrong entry scale",
                "scale | 0.5:5 | wrong entry scale",
                "scale | 1:5:1e-300 | wrong entry scale",
                "offset | NaN | offset = 'NaN'",
                "offset | 1e999 | offset = '1e999'",
                "offset | abc | offset = 'abc'",
                "spec | {} | \"dim\" is missing",
                "spec | {\"dim\":3000000000,\"similarity\":\"dot\",\"biases\":\"both\",\"features\":\"none\"} | 32-bit integer",
                "spec | {\"dim\":0,\"similarity\":\"dot\",\"biases\":\"both\",\"features\":\"none\"} | Embedding size 0",
                "spec | {\"dim\":1,\"similarity\":\"?\",\"biases\":\"both\",\"features\":\"none\"} | Similarity '?'",
                "spec | {\"dim\":1,\"similarity\":\"dot\",\"biases\":\"both\",\"features\":\":\"} | Features ':'",
                "spec | [[[[ | wrong entry spec",
                "provenance | {} | \"epochs\" is missing",
                "provenance | null | expected an object",
                "version | 6 | Use a newer Dyad",
                "samples | many | samples = 'many'",
                "samples | 4 | user.variances",
                "version | x | expected a number",
                "version | 99999999999 | expected a number",
                "format | other | it is not a Dyad model",
            })
    void wrongMetadataIsNamed(String key, String value, String reason) {
        Map<String, String> metadata = ModelFile.metadata(model);
        metadata.put(key, value);
        TensorFile.write(file, metadata, ModelFile.tensors(model));
        String message = refused();
        assertTrue(message.contains(reason), message);
    }

    @Test
    void eachMetadataEntryLeftOutIsNamed() {
        for (String key : ModelFile.metadata(model).keySet()) {
            Map<String, String> metadata = ModelFile.metadata(model);
            metadata.remove(key);
            TensorFile.write(file, metadata, ModelFile.tensors(model));
            String message = refused();
            assertTrue(message.contains("no entry " + key), message);
        }
    }

    @Test
    void anotherProgramsFileIsToldFromAModel() {
        TensorFile.write(file, Map.of("format", "pt"), List.of(Tensor.floats("weight", new float[3])));
        String message = refused();
        assertTrue(message.contains("it is not a Dyad model"), message);
        assertTrue(message.contains("tensor 'user.factors' is missing"), message);
    }

    @Test
    void aModelLargerThanTheHeapIsRefusedUnread() throws IOException {
        long elements = Runtime.getRuntime().maxMemory() / 4 + 1;
        String header = "{\"__metadata__\":{\"format\":\"dyad-model\",\"version\":\"1\"},"
                + "\"user.factors\":{\"dtype\":\"F32\",\"shape\":[%d,1],\"data_offsets\":[0,%d]}}"
                        .formatted(elements, elements * 4);
        ByteBuffer start = ByteBuffer.allocate(8 + header.length()).order(ByteOrder.LITTLE_ENDIAN);
        start.putLong(header.length()).put(header.getBytes(US_ASCII));
        Files.write(file, start.array());
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(start.capacity() + elements * 4);
        }
        String message = refused();
        assertTrue(message.contains("MiB of heap"), message);
    }

    @Test
    void idsThatAreNoTextCannotBeWritten() {
        DyadException error =
                assertThrows(DyadException.class, () -> TextTensors.of("user.ids", List.of("a", "\ud83d")));
        assertTrue(error.getMessage().contains("of user.ids"), error.getMessage());
    }

    private String refusedWith(Tensor other) {
        List<Tensor> tensors = new ArrayList<>(ModelFile.tensors(model));
        UnaryOperator<Tensor> exchange = tensor -> tensor.name().equals(other.name()) ? other : tensor;
        tensors.replaceAll(exchange);
        TensorFile.write(file, ModelFile.metadata(model), tensors);
        return refused();
    }

    private String refused() {
        DyadException error = assertThrows(DyadException.class, () -> ModelFile.read(file));
        assertEquals(DyadException.Kind.MODEL, error.kind(), error.getMessage());
        assertTrue(error.getMessage().contains(file.toString()), error.getMessage());
        return error.getMessage();
    }
}
