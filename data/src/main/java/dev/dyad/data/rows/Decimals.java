package dev.dyad.data.rows;

/** Decimal numbers as people write them: an optional sign, digits, a point, an exponent. */
final class Decimals {

    private Decimals() {}

    /** The number, or NaN where the text is none; Java's own extras (hexadecimal, a trailing f or d) are none. */
    static double parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
