package dev.dyad.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no safetensors files, or are meant to do harm. */
class DamagedTensorFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | a second time",
                "{'x':{'dtype':'F32','dtype':'F32','shape':[2],'data_offsets':[0,8]}} | a second time",
                "{'x':{'dtype':'F16','shape':[4],'data_offsets':[0,8]}} | only [F32, F64, I32, I64, U8] can be read",
                "{'x':{'dtype':7,'shape':[2],'data_offsets':[0,8]}} | expected a text, found 7",
                "{'x':{'shape':[2],'data_offsets':[0,8]}} | \"dtype\" is missing",
                "{'x':{'dtype':'F32','data_offsets':[0,8]}} | \"shape\" is missing",
                "{'x':{'dtype':'F32','shape':[2]}} | \"data_offsets\" is missing",
                "{'x':{'dtype':'F32','shape':2,'data_offsets':[0,8]}} | expected an array, found 2",
                "{'x':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}} | negative length",
                "{'x':{'dtype':'F32','shape':[2.0],'data_offsets':[0,8]}} | expected a 64-bit integer, found 2.0",
                "{'x':{'dtype':'F32','shape':[99999999999999999999],'data_offsets':[0,8]}} | expected a 64-bit integer",
                "{'x':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,8]}} | more bytes than any file",
                "{'x':{'dtype':'F32','shape':[4611686018427387906],'data_offsets':[0,8]}} | more bytes than any file",
                "{'x':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}} | takes 12 bytes, data_offsets [0, 8] give it 8",
                "{'x':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}} | data_offsets [8, 0] do not lie within the 8 bytes",
                "{'x':{'dtype':'F32','shape':[2],'data_offsets':[-8,0]}} | do not lie within the 8 bytes",
                "{'x':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}} | do not lie within the 8 bytes",
                "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8,8]}} | expected two data_offsets, found 3",
                "{'x':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | the tensors take 4 bytes, and 8 bytes of data are there",
                "{'x':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | after a hole",
                "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'y':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | within another",
                "{'__metadata__':{'a':1},'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | expected a text, found 1",
                "{'__metadata__':[],'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | expected an object",
                "{} | the tensors take 0 bytes, and 8 bytes of data are there",
                "[] | does not start with '{'",
                "{'x':NaN} | unexpected 'N'",
                "{'x':{}} trailing | more text after the end",
                "{'x' | ends too early",
            })
    void aWrongHeaderIsRefusedWithItsReason(String header, String reason) throws IOException {
        DyadException error = refused(header.replace('\'', '"').getBytes(UTF_8), 8);
        assertTrue(error.getMessage().contains(reason), error.getMessage());
        assertTrue(error.getMessage().contains(folder.toString()), error.getMessage());
    }

    @Test
    void aHeaderLengthBeyondTheFileIsRefused() throws IOException {
        for (long length : new long[] {9, 1L << 31, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
            String message = refusedBytes(bytes.array()).getMessage();
            assertTrue(message.contains(Long.toUnsignedString(length)), message);
        }
    }

    @Test
    void nestingOfAnyDepthIsRefusedWithoutOverflow() throws IOException {
        byte[] nested = new byte[10_000_000];
        Arrays.fill(nested, (byte) '[');
        byte[] start = "{\"x\":".getBytes(UTF_8);
        System.arraycopy(start, 0, nested, 0, start.length);
        assertTrue(refused(nested, 0).getMessage().contains("levels of nesting"));
    }

    @Test
    void aHeaderOfCountlessValuesIsRefused() throws IOException {
        String many = "{\"x\":[" + "0,".repeat(5_000_000) + "0]}";
        assertTrue(refused(many.getBytes(UTF_8), 0).getMessage().contains("000 values at character"));
    }

    @Test
    void aHugeNumberIsRefused() throws IOException {
        String huge = "{\"x\":{\"dtype\":\"F32\",\"shape\":[" + "9".repeat(5_000_000) + "],\"data_offsets\":[0,0]}}";
        assertTrue(refused(huge.getBytes(UTF_8), 0).getMessage().contains("a number of more than 64 characters"));
    }

    @Test
    void aHeaderLongerThanAnyIsRefusedUnread() throws IOException {
        Path file = folder.resolve("long.safetensors");
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, java.nio.file.StandardOpenOption.WRITE)) {
            long length = 3_000_000_000L;
            channel.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(length)
                    .flip());
            channel.write(ByteBuffer.allocate(1), 7 + length);
        }
        String message =
                assertThrows(DyadException.class, () -> TensorFile.open(file)).getMessage();
        assertTrue(message.contains("at most"), message);
    }

    @Test
    void aHeaderThatIsNotUtf8IsRefused() throws IOException {
        assertTrue(refused(new byte[] {'{', '"', (byte) 0xC3, '"', '}'}, 0)
                .getMessage()
                .contains("not UTF-8"));
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] whole = sound();
        for (int length = 0; length < whole.length; length++) {
            refusedBytes(Arrays.copyOf(whole, length));
        }
        refusedBytes(Arrays.copyOf(whole, whole.length + 1));
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        byte[] whole = sound();
        Path file = folder.resolve("flipped.safetensors");
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            boolean noticed;
            try (TensorFile read = TensorFile.open(file)) {
                noticed = !read.isChecksummed();
            } catch (DyadException e) {
                noticed = e.kind() == DyadException.Kind.MODEL;
            }
            assertTrue(noticed, "bit " + bit);
        }
    }

    @Test
    void alteredDataIsCalledAltered() throws IOException {
        byte[] whole = sound();
        whole[whole.length - 1] ^= 1;
        assertTrue(refusedBytes(whole).getMessage().contains("it was altered"));
    }

    private byte[] sound() throws IOException {
        Path file = folder.resolve("sound.safetensors");
        TensorFile.write(
                file,
                Map.of("a", "b"),
                List.of(Tensor.floats("x", new float[] {1, 2, 3}), Tensor.bytes("y", new byte[] {1, 2, 3})));
        return Files.readAllBytes(file);
    }

    private DyadException refused(byte[] header, int dataBytes) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        return refusedBytes(bytes.putLong(header.length).put(header).array());
    }

    private DyadException refusedBytes(byte[] bytes) throws IOException {
        Path file = folder.resolve("damaged.safetensors");
        Files.write(file, bytes);
        DyadException error =
                assertThrows(DyadException.class, () -> TensorFile.open(file).close());
        assertEquals(DyadException.Kind.MODEL, error.kind(), error.getMessage());
        return error;
    }
}
