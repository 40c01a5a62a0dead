package dev.dyad.store;

import dev.dyad.DyadException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A safetensors file (github.com/huggingface/safetensors, "Format"): the length of the header in 8 bytes, the header as
 * JSON, the tensors' data. Opening one checks the whole header against the file, and the checksum where there is one,
 * before anything is allocated for its content. What is wrong with a file is a {@link DyadException} of kind MODEL, what
 * is wrong with the disk one of kind IO.
 *
 * <p>Files and tensors may be larger than 2 GiB. One thread at a time.
 */
public final class TensorFile implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private final Map<String, String> metadata;
    private final Map<String, TensorInfo> tensors;
    private final boolean checksummed;

    /** The digits of the checksum, none where there is none. */
    private final String stated;

    private final long fileBytes;
    private final FileWindow window;

    private TensorFile(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.window = new FileWindow(path, channel);
        this.fileBytes = channel.size();
        byte[] header = TensorHeader.read(path, window, fileBytes);
        this.checksummed = Checksum.isIn(header);
        this.stated = checksummed ? Checksum.stated(header) : "";
        long dataStart = (long) Long.BYTES + header.length;
        TensorHeader decoded = TensorHeader.decode(path, header, fileBytes - dataStart);
        this.metadata = decoded.metadata();
        this.tensors = new LinkedHashMap<>();
        for (TensorInfo t : decoded.tensors()) {
            tensors.put(
                    t.name(), new TensorInfo(t.name(), t.type(), t.shape(), t.elements(), t.position() + dataStart));
        }
    }

    private TensorFile(TensorFile other) throws IOException {
        path = other.path;
        channel = other.channel;
        fileBytes = other.fileBytes;
        metadata = other.metadata;
        tensors = other.tensors;
        checksummed = other.checksummed;
        stated = other.stated;
        window = new FileWindow(path, channel);
    }

    /** Opens a file for reading. */
    public static TensorFile open(Path path) {
        TensorFile file = openUnchecked(path);
        try {
            file.check();
            return file;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Opens a file whose checksum is not looked at before {@link #check}. */
    static TensorFile openUnchecked(Path path) {
        return FileWindow.reading(path, () -> {
            FileChannel channel = FileChannel.open(path);
            try {
                return new TensorFile(path, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        });
    }

    /**
     * Writes a file as a whole or not at all: a temporary file in the same folder is forced to disk and renamed over
     * the target. Tensors are laid out by the size of their elements, the largest first, so that each is aligned; a
     * metadata entry {@code checksum} is added.
     *
     * @throws DyadException of kind IO where the disk does not take it
     */
    public static void write(Path target, Map<String, String> metadata, List<Tensor> tensors) {
        List<Tensor> aligned = tensors.stream()
                .sorted(Comparator.comparingInt((Tensor t) -> t.type().bytes()).reversed())
                .toList();
        Map<String, String> withChecksum = new LinkedHashMap<>();
        withChecksum.put(Checksum.KEY, Checksum.BLANK);
        withChecksum.putAll(metadata);
        if (metadata.containsKey(Checksum.KEY)) {
            throw new IllegalArgumentException("the metadata entry " + Checksum.KEY + " is added by the file");
        }
        byte[] header = TensorHeader.encode(withChecksum, aligned);
        AtomicFile.write(target, channel -> {
            TensorSink sink = new TensorSink(channel);
            sink.header(littleEndian(header.length));
            sink.header(header);
            aligned.forEach(sink::tensor);
            Checksum.write(channel, sink.finish());
        });
    }

    /** Removes what killed writers left beside the target; for those who know that nobody is writing it now. */
    public static void removeLeftovers(Path target) {
        AtomicFile.removeLeftovers(target);
    }

    private static byte[] littleEndian(long value) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    /** Compares the checksum of the file, where it has one, to the content. */
    void check() {
        String measured = checksummed ? FileWindow.reading(path, () -> Checksum.measured(window, fileBytes)) : stated;
        if (!stated.equals(measured)) {
            throw damaged("it was altered: its checksum should be %s and is %s".formatted(stated, measured));
        }
    }

    /** This file for one more thread; it is closed with this one. */
    TensorFile forThread() {
        return FileWindow.reading(path, () -> new TensorFile(this));
    }

    /** The texts of the header by name. */
    public Map<String, String> metadata() {
        return Map.copyOf(metadata);
    }

    /** Whether the file carries a checksum, which then is right. */
    public boolean isChecksummed() {
        return checksummed;
    }

    /** The tensors in the order of their data. */
    public List<TensorInfo> tensors() {
        return List.copyOf(tensors.values());
    }

    /** The tensor of that name. */
    public Optional<TensorInfo> find(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    /** The tensor of that name and type; an exception where the file has none. */
    public TensorInfo require(String name, TensorType type) {
        TensorInfo found = find(name).orElseThrow(() -> damaged("tensor '%s' is missing".formatted(name)));
        if (found.type() != type) {
            throw damaged("tensor '%s' has dtype %s, expected %s".formatted(name, found.type(), type));
        }
        return found;
    }

    /**
     * Copies {@code count} elements, from element {@code first} of an F32 tensor on, to {@code target[offset]} and on.
     * Forward reading in small steps is cheap. So with the methods for the other types.
     */
    public void readFloats(String name, long first, float[] target, int offset, int count) {
        TensorInfo tensor = range(name, TensorType.F32, first, count);
        window.chunks(
                tensor, first, count, (data, done, now) -> data.asFloatBuffer().get(target, offset + done, now));
    }

    /** As {@link #readFloats}. */
    public void readDoubles(String name, long first, double[] target, int offset, int count) {
        TensorInfo tensor = range(name, TensorType.F64, first, count);
        window.chunks(
                tensor, first, count, (data, done, now) -> data.asDoubleBuffer().get(target, offset + done, now));
    }

    /** As {@link #readFloats}. */
    public void readInts(String name, long first, int[] target, int offset, int count) {
        TensorInfo tensor = range(name, TensorType.I32, first, count);
        window.chunks(
                tensor, first, count, (data, done, now) -> data.asIntBuffer().get(target, offset + done, now));
    }

    /** As {@link #readFloats}. */
    public void readLongs(String name, long first, long[] target, int offset, int count) {
        TensorInfo tensor = range(name, TensorType.I64, first, count);
        window.chunks(
                tensor, first, count, (data, done, now) -> data.asLongBuffer().get(target, offset + done, now));
    }

    /** As {@link #readFloats}. */
    public void readBytes(String name, long first, byte[] target, int offset, int count) {
        TensorInfo tensor = range(name, TensorType.U8, first, count);
        window.chunks(tensor, first, count, (data, done, now) -> data.get(target, offset + done, now));
    }

    /** All elements of an F32 tensor, where an array holds them. */
    public float[] floats(String name) {
        float[] values = new float[arrayLength(name, TensorType.F32)];
        readFloats(name, 0, values, 0, values.length);
        return values;
    }

    /** All elements of an F64 tensor, where an array holds them. */
    public double[] doubles(String name) {
        double[] values = new double[arrayLength(name, TensorType.F64)];
        readDoubles(name, 0, values, 0, values.length);
        return values;
    }

    /** All elements of an I32 tensor, where an array holds them. */
    public int[] ints(String name) {
        int[] values = new int[arrayLength(name, TensorType.I32)];
        readInts(name, 0, values, 0, values.length);
        return values;
    }

    /** All elements of an I64 tensor, where an array holds them. */
    public long[] longs(String name) {
        long[] values = new long[arrayLength(name, TensorType.I64)];
        readLongs(name, 0, values, 0, values.length);
        return values;
    }

    /** All elements of a U8 tensor, where an array holds them. */
    public byte[] bytes(String name) {
        byte[] values = new byte[arrayLength(name, TensorType.U8)];
        readBytes(name, 0, values, 0, values.length);
        return values;
    }

    private int arrayLength(String name, TensorType type) {
        TensorInfo tensor = require(name, type);
        long elements = tensor.elements();
        requireHeap("tensor '" + name + "'", tensor.bytes());
        if (elements > Integer.MAX_VALUE - 8) {
            throw damaged("tensor '%s' has %d elements, more than an array holds".formatted(name, elements));
        }
        return (int) elements;
    }

    private TensorInfo range(String name, TensorType type, long first, int count) {
        TensorInfo tensor = require(name, type);
        if (first < 0 || count < 0 || first > tensor.elements() - count) {
            throw new IndexOutOfBoundsException(
                    "%d elements from %d on of the %d of tensor %s".formatted(count, first, tensor.elements(), name));
        }
        return tensor;
    }

    /**
     * Refuses what cannot fit in the heap, so that a file is never what exhausts it.
     *
     * @param what needs the heap, for the message
     */
    void requireHeap(String what, long bytes) {
        long most = Runtime.getRuntime().maxMemory();
        if (bytes > most) {
            throw unusable("%s needs %d MiB of heap, and Java has at most %d. Start Java with -Xmx%dm"
                    .formatted(what, bytes >> 20, most >> 20, (bytes >> 20) * 5 / 4 + 64));
        }
    }

    /** An exception that says why this file cannot be used, and, in {@code what} too, the remedy. */
    DyadException unusable(String what) {
        return DyadException.model("Cannot use %s: %s", path, what);
    }

    /** An exception that says what is wrong with this file, and what to do about it. */
    public DyadException damaged(String what) {
        return FileWindow.damaged(path, what);
    }

    @Override
    public void close() {
        FileWindow.reading(path, () -> {
            channel.close();
            return true;
        });
    }
}
