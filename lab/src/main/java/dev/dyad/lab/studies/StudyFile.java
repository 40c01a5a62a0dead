package dev.dyad.lab.studies;

import dev.dyad.DyadException;
import dev.dyad.lab.Study;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A study of a user's own: a YAML file that says what every run has in common and what is varied. */
public final class StudyFile {

    private static final int MAX_BYTES = 256 << 10;

    private StudyFile() {}

    /**
     * Reads a study.
     *
     * @throws DyadException of kind USAGE when it is not one; the message names the line, the value and what is allowed
     * @throws UncheckedIOException when the file cannot be read
     */
    public static Study read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw DyadException.usage("%s: larger than 256 KiB, so this is no study", file);
            }
            return StudyReader.read(file.toString(), text(file, bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A study's file with all that can stand in one, explained by comments. */
    public static String example() {
        try (InputStream in = Objects.requireNonNull(StudyFile.class.getResourceAsStream("example-study.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file, byte[] bytes) {
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
