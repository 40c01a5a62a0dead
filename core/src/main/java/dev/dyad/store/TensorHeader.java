package dev.dyad.store;

import dev.dyad.json.Json;
import dev.dyad.json.JsonArray;
import dev.dyad.json.JsonException;
import dev.dyad.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file: metadata, and where each tensor lies. Positions here are relative to the data
 * section.
 *
 * @param metadata texts by name
 * @param tensors in the order of their data, which they cover without hole or overlap
 */
record TensorHeader(Map<String, String> metadata, List<TensorInfo> tensors) {

    static final String METADATA = "__metadata__";

    /** No file of tensors has a longer header; safetensors sets the same bound. */
    private static final long MAX_BYTES = 100_000_000;

    /** Bytes that the data section starts on a multiple of. */
    static final int ALIGNMENT = 8;

    /** The header of tensors that follow one another, padded with spaces. */
    static byte[] encode(Map<String, String> metadata, List<Tensor> tensors) {
        Map<String, Json> members = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            members.put(METADATA, JsonObject.ofTexts(metadata));
        }
        long begin = 0;
        for (Tensor tensor : tensors) {
            long end = Math.addExact(
                    begin, Math.multiplyExact(tensor.elements(), tensor.type().bytes()));
            Map<String, Json> entry = new LinkedHashMap<>();
            entry.put("dtype", Json.of(tensor.type().name()));
            entry.put("shape", integers(tensor.shape()));
            entry.put("data_offsets", integers(List.of(begin, end)));
            if (members.put(tensor.name(), new JsonObject(entry)) != null) {
                throw new IllegalArgumentException("two tensors named " + tensor.name());
            }
            begin = end;
        }
        String json = new JsonObject(members).toString();
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return (json + " ".repeat(-length & (ALIGNMENT - 1))).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonArray integers(List<Long> values) {
        return new JsonArray(values.stream().map(Json::of).toList());
    }

    /** Reads the bytes of a file's header. */
    static byte[] read(Path path, FileWindow window, long fileBytes) throws IOException {
        if (fileBytes < Long.BYTES) {
            throw FileWindow.damaged(
                    path, "it has %d bytes, less than the length of a header takes".formatted(fileBytes));
        }
        long length = window.at(0, Long.BYTES).getLong();
        if (length < 0 || length > fileBytes - Long.BYTES) {
            throw FileWindow.damaged(
                    path,
                    "its header should have %s bytes, and the file has %d"
                            .formatted(Long.toUnsignedString(length), fileBytes));
        }
        // Decoding takes several times the length; a header must not be what exhausts the heap.
        long most = Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / 16);
        if (length > most) {
            throw FileWindow.damaged(
                    path, "its header should have %d bytes, and at most %d are read".formatted(length, most));
        }
        byte[] header = new byte[(int) length];
        window.read(Long.BYTES, header, 0, header.length);
        return header;
    }

    /** Reads the header of a file whose data section has {@code dataBytes} bytes. */
    static TensorHeader decode(Path path, byte[] header, long dataBytes) {
        try {
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header))
                    .toString();
            return decode(json, dataBytes);
        } catch (CharacterCodingException e) {
            throw FileWindow.damaged(path, "its header is not UTF-8");
        } catch (JsonException e) {
            throw FileWindow.damaged(path, e.getMessage());
        }
    }

    /** Reads a header's text. */
    static TensorHeader decode(String json, long dataBytes) throws JsonException {
        if (!json.startsWith("{")) {
            throw new JsonException("the header does not start with '{'");
        }
        Map<String, String> metadata = Map.of();
        List<TensorInfo> tensors = new ArrayList<>();
        for (Map.Entry<String, Json> member :
                Json.parse(json).asObject().members().entrySet()) {
            String name = member.getKey();
            try {
                JsonObject value = member.getValue().asObject();
                if (name.equals(METADATA)) {
                    metadata = value.texts();
                } else {
                    tensors.add(tensor(name, value, dataBytes));
                }
            } catch (JsonException e) {
                throw new JsonException(
                        (name.equals(METADATA) ? "" : "tensor ") + quoted(name) + ": " + e.getMessage());
            }
        }
        tensors.sort(Comparator.comparingLong(TensorInfo::position)
                .thenComparingLong(tensor -> tensor.position() + tensor.bytes()));
        checkCoverage(tensors, dataBytes);
        return new TensorHeader(metadata, List.copyOf(tensors));
    }

    private static TensorInfo tensor(String name, JsonObject entry, long dataBytes) throws JsonException {
        TensorType type = type(entry.get("dtype").asText());
        List<Long> shape = new ArrayList<>();
        long elements = 1;
        for (Json length : entry.get("shape").asArray().elements()) {
            shape.add(length.asLong());
            if (length.asLong() < 0) {
                throw new JsonException("negative length in the shape " + shape);
            }
            elements = product(elements, length.asLong(), shape);
        }
        List<Json> offsets = entry.get("data_offsets").asArray().elements();
        if (offsets.size() != 2) {
            throw new JsonException("expected two data_offsets, found " + offsets.size());
        }
        long begin = offsets.get(0).asLong();
        long end = offsets.get(1).asLong();
        if (begin < 0 || end < begin || end > dataBytes) {
            throw new JsonException(
                    "data_offsets [%d, %d] do not lie within the %d bytes of data".formatted(begin, end, dataBytes));
        }
        if (product(elements, type.bytes(), shape) != end - begin) {
            throw new JsonException("shape %s of %s takes %d bytes, data_offsets [%d, %d] give it %d"
                    .formatted(shape, type, elements * type.bytes(), begin, end, end - begin));
        }
        return new TensorInfo(name, type, shape, elements, begin);
    }

    private static TensorType type(String name) throws JsonException {
        for (TensorType type : TensorType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw new JsonException("dtype %s: only %s can be read".formatted(quoted(name), List.of(TensorType.values())));
    }

    private static long product(long a, long b, List<Long> shape) throws JsonException {
        try {
            return Math.multiplyExact(a, b);
        } catch (ArithmeticException e) {
            throw new JsonException("shape " + shape + " has more bytes than any file");
        }
    }

    private static void checkCoverage(List<TensorInfo> tensors, long dataBytes) throws JsonException {
        long covered = 0;
        for (TensorInfo tensor : tensors) {
            if (tensor.position() != covered) {
                throw new JsonException("tensor %s starts at byte %d of the data, %s at byte %d"
                        .formatted(
                                quoted(tensor.name()),
                                tensor.position(),
                                tensor.position() < covered ? "within another that ends" : "after a hole that starts",
                                covered));
            }
            covered += tensor.bytes();
        }
        if (covered != dataBytes) {
            throw new JsonException(
                    "the tensors take %d bytes, and %d bytes of data are there".formatted(covered, dataBytes));
        }
    }

    private static String quoted(String text) {
        return Json.of(text).brief();
    }
}
