package dev.dyad.data.synthetic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rows of a CSV file in a byte buffer that grows. Numbers are formatted by hand: twenty-five million rows in seconds
 * leave no time for strings.
 */
final class Rows {

    private static final int MOST_DIGITS = 20;
    private static final long DECIMALS = 10_000;

    private byte[] bytes;
    private int size;

    Rows(int capacity) {
        bytes = new byte[Math.max(capacity, 64)];
    }

    Rows text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
        return this;
    }

    Rows character(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
        return this;
    }

    /** A number that is not negative. */
    Rows number(long number) {
        reserve(MOST_DIGITS);
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int k = size + digits - 1; k >= size; k--) {
            bytes[k] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    /** The rating of a level of half stars, such as 3.5. */
    Rows stars(int level) {
        reserve(3);
        bytes[size++] = (byte) ('0' + (level + 1) / 2);
        bytes[size++] = '.';
        bytes[size++] = (byte) ((level & 1) == 0 ? '5' : '0');
        return this;
    }

    /** A number with four decimals. */
    Rows decimal(double value) {
        long scaled = (long) Math.rint(value * DECIMALS);
        if (scaled < 0) {
            character('-');
        }
        long positive = Math.abs(scaled);
        number(positive / DECIMALS).character('.');
        for (long unit = DECIMALS / 10; unit > 0; unit /= 10) {
            character((char) ('0' + positive / unit % 10));
        }
        return this;
    }

    /** A text, in quotation marks where a comma or a quotation mark asks for them. */
    Rows field(String text) {
        return text.indexOf(',') < 0 && text.indexOf('"') < 0
                ? text(text)
                : character('"').text(text.replace("\"", "\"\"")).character('"');
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, size + (size >> 1)));
        }
    }

    /** What was written so far. */
    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, size);
    }
}
