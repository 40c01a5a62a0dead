package dev.dyad.bench.whole;

import dev.dyad.FileProblem;
import dev.dyad.ratings.Ratings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes ratings as the plain rows that all peers read: {@code user item rating}, rows numbered from 0 as Dyad does. */
final class SplitText {

    private SplitText() {}

    /** Writes one row a rating, in the order of the data. */
    static void write(Ratings ratings, Path file) {
        byte[][] values = new byte[ratings.scale().levels()][];
        for (int level = 0; level < values.length; level++) {
            values[level] = (" " + ratings.scale().value(level) + "\n").getBytes(StandardCharsets.US_ASCII);
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            byte[] digits = new byte[10];
            for (int i = 0; i < ratings.size(); i++) {
                writeNumber(ratings.user(i), digits, out);
                out.write(' ');
                writeNumber(ratings.item(i), digits, out);
                out.write(values[ratings.level(i)]);
            }
        } catch (IOException e) {
            throw FileProblem.writing(file, e);
        }
    }

    private static void writeNumber(int number, byte[] digits, OutputStream out) throws IOException {
        int start = digits.length;
        int rest = number;
        do {
            digits[--start] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        out.write(digits, start, digits.length - start);
    }
}
