package dev.dyad.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The CRC-32C of a file that stands in the file itself. It is the first entry of the metadata, so that its eight
 * hexadecimal digits have a fixed place in the file; they count as zeros when the sum is taken. CRC-32C is RFC 3720's.
 */
final class Checksum {

    /** The name of the metadata entry. */
    static final String KEY = "checksum";

    private static final String KIND = "crc32c:";
    private static final int DIGITS = 8;

    /** What stands in the entry while the sum is not known. */
    static final String BLANK = KIND + "0".repeat(DIGITS);

    /** What a file with a checksum starts with, after the length of the header. */
    private static final byte[] LEAD =
            ("{\"" + TensorHeader.METADATA + "\":{\"" + KEY + "\":\"" + KIND).getBytes(StandardCharsets.US_ASCII);

    /** Where in the file the digits start. */
    private static final int POSITION = Long.BYTES + LEAD.length;

    private Checksum() {}

    /** Whether a header has the entry in its place. */
    static boolean isIn(byte[] header) {
        for (int i = 0; i < LEAD.length; i++) {
            if (i >= header.length || header[i] != LEAD[i]) {
                return false;
            }
        }
        return header.length > LEAD.length + DIGITS;
    }

    /** The digits that a header with the entry has. */
    static String stated(byte[] header) {
        return new String(header, LEAD.length, DIGITS, StandardCharsets.ISO_8859_1);
    }

    /** Puts the digits of a sum in their place. */
    static void write(FileChannel channel, int sum) throws IOException {
        ByteBuffer digits = ByteBuffer.wrap(digits(sum).getBytes(StandardCharsets.US_ASCII));
        while (digits.hasRemaining()) {
            channel.write(digits, POSITION + digits.position());
        }
    }

    /** The digits that a file of so many bytes should have. */
    static String measured(FileWindow file, long bytes) throws IOException {
        CRC32C crc = new CRC32C();
        byte[] lead = new byte[POSITION + DIGITS];
        file.read(0, lead, 0, lead.length);
        Arrays.fill(lead, POSITION, lead.length, (byte) '0');
        crc.update(lead);
        for (long position = lead.length; position < bytes; ) {
            ByteBuffer piece = file.at(position, 1);
            position += piece.remaining();
            crc.update(piece);
        }
        return digits((int) crc.getValue());
    }

    private static String digits(int sum) {
        return "%08x".formatted(sum);
    }
}
