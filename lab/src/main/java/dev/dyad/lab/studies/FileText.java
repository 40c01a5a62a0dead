package dev.dyad.lab.studies;

import dev.dyad.DyadException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a small file that a user has written. */
final class FileText {

    private static final int MAX_BYTES = 256 << 10;

    private FileText() {}

    /**
     * Reads a file.
     *
     * @param kind what it should be, such as {@code study}
     * @throws DyadException of kind USAGE where it is too large for one or not UTF-8
     * @throws UncheckedIOException where it cannot be read
     */
    static String read(Path file, String kind) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw DyadException.usage("%s: larger than 256 KiB, so this is no %s", file, kind);
            }
            return decoded(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decoded(Path file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        if (decoder.decode(in, out, true).isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new Place(file.toString(), line).wrong("this is not UTF-8; save the file as UTF-8");
        }
        String text = out.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
