package dev.dyad.data.rows;

import java.nio.charset.Charset;
import java.util.OptionalInt;

/**
 * How a file of ratings is written.
 *
 * @param fields how a line is cut into fields
 * @param charset what its texts are encoded in
 * @param columns how many fields each row has
 * @param user the position of the user id, from 0; likewise the others
 * @param time the position of the time, where rows have one
 * @param ids which ids there can be
 * @param headerLine the number of the line that names the columns, 0 where none does
 */
public record RowLayout(
        FieldSplitter fields,
        Charset charset,
        int columns,
        int user,
        int item,
        int rating,
        OptionalInt time,
        Ids ids,
        long headerLine) {

    /** Which ids there can be. */
    public enum Ids {
        /** 64-bit numbers, as MovieLens has them; anything else is a damaged row. */
        NUMBERS,
        /** Any text; a number is a text too, but has to fit in 64 bits. */
        TEXTS
    }
}
