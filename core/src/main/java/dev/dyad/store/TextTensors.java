package dev.dyad.store;

import dev.dyad.DyadException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of texts as two tensors: {@code name.text}, the texts as UTF-8 one after another, and {@code name.offsets},
 * texts + 1 ascending positions in it.
 */
final class TextTensors {

    private static final int PIECE_BYTES = 1 << 16;

    /** What stands for bytes that are not UTF-8, unless it was in the text itself. */
    private static final char REPLACEMENT = '\uFFFD';

    private TextTensors() {}

    static List<Tensor> of(String name, List<String> texts) {
        long[] offsets = new long[texts.size() + 1];
        for (int i = 0; i < texts.size(); i++) {
            offsets[i + 1] = offsets[i] + encode(name, texts.get(i)).remaining();
        }
        Tensor text = Tensor.vector(textName(name), TensorType.U8, offsets[texts.size()], sink -> {
            for (String one : texts) {
                ByteBuffer bytes = encode(name, one);
                sink.bytes(bytes.array(), bytes.arrayOffset(), bytes.remaining());
            }
        });
        return List.of(Tensor.longs(offsetsName(name), offsets), text);
    }

    private static ByteBuffer encode(String name, String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new DyadException(
                    DyadException.Kind.DATA,
                    "Cannot write '%s' of %s: it has half of a surrogate pair, which is no character; mend the data"
                            .formatted(text, name),
                    e);
        }
    }

    static boolean areIn(TensorFile file, String name) {
        return file.find(textName(name)).isPresent()
                || file.find(offsetsName(name)).isPresent();
    }

    static List<String> read(TensorFile file, String name) {
        long[] offsets = file.longs(offsetsName(name));
        long end = file.require(textName(name), TensorType.U8).elements();
        if (offsets.length == 0 || offsets[0] != 0 || offsets[offsets.length - 1] != end) {
            throw file.damaged("tensor '%s' does not run from 0 to %d".formatted(offsetsName(name), end));
        }
        checkOffsets(file, name, offsets);
        List<String> texts = new ArrayList<>(offsets.length - 1);
        while (texts.size() < offsets.length - 1) {
            readSome(file, name, offsets, texts);
        }
        return texts;
    }

    private static void checkOffsets(TensorFile file, String name, long[] offsets) {
        long end = offsets[offsets.length - 1];
        for (int i = 0; i < offsets.length - 1; i++) {
            long length = offsets[i + 1] - offsets[i];
            if (offsets[i] > offsets[i + 1] || offsets[i + 1] > end || length > Integer.MAX_VALUE - 8) {
                throw file.damaged("tensor '%s' gives text %d the bytes from %d to %d of %d"
                        .formatted(offsetsName(name), i, offsets[i], offsets[i + 1], end));
            }
        }
    }

    /** Reads the next texts, as many as a piece of the file holds, or one. */
    private static void readSome(TensorFile file, String name, long[] offsets, List<String> texts) {
        int first = texts.size();
        int last = first + 1;
        while (last < offsets.length - 1 && offsets[last + 1] - offsets[first] <= PIECE_BYTES) {
            last++;
        }
        byte[] bytes = new byte[(int) (offsets[last] - offsets[first])];
        file.readBytes(textName(name), offsets[first], bytes, 0, bytes.length);
        for (int i = first; i < last; i++) {
            int start = (int) (offsets[i] - offsets[first]);
            texts.add(decode(file, name, i, bytes, start, (int) (offsets[i + 1] - offsets[i])));
        }
    }

    private static String decode(TensorFile file, String name, int index, byte[] bytes, int start, int length) {
        String text = new String(bytes, start, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw file.damaged("text %d of tensor '%s' is not UTF-8".formatted(index, textName(name)));
        }
    }

    private static String textName(String name) {
        return name + ".text";
    }

    private static String offsetsName(String name) {
        return name + ".offsets";
    }
}
