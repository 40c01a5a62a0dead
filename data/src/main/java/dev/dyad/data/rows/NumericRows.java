package dev.dyad.data.rows;

import dev.dyad.data.rows.LineBlock.Ending;
import java.util.Arrays;

/**
 * Parses rows of ratings. HOT CODE: a row of plain numbers is parsed straight from the bytes, in one pass and without an
 * object; every other row (quotes, texts, signs, fractional times, anything wrong) is left to {@link TextRows}, which
 * says the same of plain rows too and is what this class is tested against. One thread at a time.
 */
final class NumericRows {

    private static final int USER = 0;
    private static final int ITEM = 1;
    private static final int RATING = 2;
    private static final int TIME = 3;
    private static final int OTHER = 4;

    /** So many digits always fit in a long. */
    private static final int MAX_DIGITS = 18;

    /** A rating of so many digits is exact as a double, and so is the power of ten that divides it. */
    private static final int MAX_RATING_DIGITS = 15;

    private static final double[] POWERS = powersOfTen();
    private static final int UNUSUAL = -1;

    private final long headerLine;
    private final int[] roles;
    private final byte separator;

    /** 1, or 2 where it is the same byte twice. */
    private final int separatorLength;

    private final long[] values = new long[OTHER + 1];
    private double rating;

    NumericRows(RowLayout layout) {
        headerLine = layout.headerLine();
        separator = (byte) layout.fields().separator().charAt(0);
        separatorLength = layout.fields().separator().length();
        roles = new int[layout.columns()];
        Arrays.fill(roles, OTHER);
        roles[layout.user()] = USER;
        roles[layout.item()] = ITEM;
        roles[layout.rating()] = RATING;
        layout.time().ifPresent(column -> roles[column] = TIME);
    }

    /** Parses the lines of a block below the header, one after another. */
    void parse(LineBlock block, ParsedLines lines) {
        byte[] bytes = block.bytes();
        // The last line of a file may be cut off, and is not taken at its word.
        int end = block.ending() == Ending.FILE_ENDS ? startOfLast(block) : block.to();
        int position = block.from();
        long line = block.firstLine();
        for (; position < block.to() && line <= headerLine; line++) {
            position = block.line(position, line).next();
        }
        lines.clear(line, block.firstLine() + block.lines() - line);
        while (position < end) {
            int next = parse(bytes, position);
            if (next == UNUSUAL) {
                lines.addUnparsed(position);
                position = nextLine(bytes, position);
            } else {
                lines.add(position, values[USER], values[ITEM], rating, values[TIME]);
                position = next;
            }
        }
        if (position < block.to()) {
            lines.addUnparsed(position);
        }
    }

    private static int nextLine(byte[] bytes, int start) {
        int p = start;
        while (bytes[p] != '\n') {
            p++;
        }
        return p + 1;
    }

    private static int startOfLast(LineBlock block) {
        int start = block.to() - 1;
        while (start > block.from() && block.bytes()[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    /**
     * Parses one row into {@link #values} and {@link #rating}. Needs no bounds checks of its own: a block ends with a
     * line end, at which every loop below stops.
     *
     * @return where the next row starts, or {@link #UNUSUAL}
     */
    private int parse(byte[] bytes, int start) {
        int p = start;
        for (int column = 0; column < roles.length; column++) {
            if (column > 0) {
                if (bytes[p] != separator || (separatorLength == 2 && bytes[p + 1] != separator)) {
                    return UNUSUAL;
                }
                p += separatorLength;
            }
            int role = roles[column];
            p = role == RATING ? parseRating(bytes, p) : role == OTHER ? skip(bytes, p) : parseWhole(bytes, p, role);
            if (p == UNUSUAL) {
                return UNUSUAL;
            }
        }
        if (bytes[p] == '\r') {
            p++;
        }
        return bytes[p] == '\n' ? p + 1 : UNUSUAL;
    }

    private int parseWhole(byte[] bytes, int start, int role) {
        int p = start;
        long value = 0;
        for (int digit = bytes[p] - '0'; digit >= 0 && digit <= 9; digit = bytes[p] - '0') {
            value = value * 10 + digit;
            p++;
        }
        values[role] = value;
        int digits = p - start;
        boolean leadingZero = bytes[start] == '0' && digits > 1;
        return digits == 0 || digits > MAX_DIGITS || leadingZero ? UNUSUAL : p;
    }

    private int parseRating(byte[] bytes, int start) {
        int p = start;
        long value = 0;
        int point = -1;
        for (int digit = bytes[p] - '0'; (digit >= 0 && digit <= 9) || (bytes[p] == '.' && point < 0); ) {
            if (bytes[p] == '.') {
                point = p;
            } else {
                value = value * 10 + digit;
            }
            digit = bytes[++p] - '0';
        }
        int decimals = point < 0 ? 0 : p - point - 1;
        int digits = p - start - (point < 0 ? 0 : 1);
        if (digits == 0 || digits > MAX_RATING_DIGITS) {
            return UNUSUAL;
        }
        rating = decimals == 0 ? value : value / POWERS[decimals];
        return p;
    }

    private int skip(byte[] bytes, int start) {
        int p = start;
        while (bytes[p] != separator && bytes[p] != '\n' && bytes[p] != '\r') {
            if (bytes[p] == '"') {
                return UNUSUAL;
            }
            p++;
        }
        return p;
    }

    private static double[] powersOfTen() {
        double[] powers = new double[MAX_RATING_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
