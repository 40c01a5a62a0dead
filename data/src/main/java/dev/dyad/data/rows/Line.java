package dev.dyad.data.rows;

import dev.dyad.data.rows.LineBlock.Ending;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * One line of a file.
 *
 * @param from where its text starts in {@code bytes}
 * @param to where its text ends, before the line end
 * @param next where the next line starts
 * @param number from 1
 * @param offset where in the file it starts
 * @param ending whether a line end followed
 */
record Line(byte[] bytes, int from, int to, int next, long number, long offset, Ending ending) {

    /** Whether it holds nothing; a line of tabs holds empty fields. */
    boolean isBlank() {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ') {
                return false;
            }
        }
        return true;
    }

    /** Its text; a {@link RowException} that names the first wrong byte where it is not in that encoding. */
    String text(Charset charset) throws RowException {
        String text = new String(bytes, from, to - from, charset);
        // The decoder's replacement character is the sign of a malformed byte, or was itself in the file.
        if (text.indexOf('\uFFFD') >= 0 && charset.equals(StandardCharsets.UTF_8)) {
            requireWellFormed(charset);
        }
        return text;
    }

    private void requireWellFormed(Charset charset) throws RowException {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        CharBuffer out = CharBuffer.allocate(to - from);
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            throw new RowException(
                    Reason.WRONG_ENCODING,
                    "byte 0x%02X at offset %d is not %s"
                            .formatted(bytes[in.position()], offset + in.position() - from, charset.name()));
        }
    }
}
