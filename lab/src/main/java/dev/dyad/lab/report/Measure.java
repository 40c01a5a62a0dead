package dev.dyad.lab.report;

import java.util.Locale;

/** What the numbers of a figure are, and how they are written. */
public enum Measure {
    /** A share, kept as a fraction and shown in percent. */
    SHARE(" %"),
    /** The difference of two shares, kept as a fraction and shown in percentage points. */
    POINTS(""),
    /** A number as it is, such as an RMSE, shown with two digits more than a share. */
    NUMBER("");

    private final String unit;

    Measure(String unit) {
        this.unit = unit;
    }

    /** What stands behind a number, its space included. */
    public String unit() {
        return unit;
    }

    /** A value for people, such as {@code 30.1 %}, with so many digits behind the point. */
    public String format(double value, int digits) {
        if (this == NUMBER) {
            return String.format(Locale.ROOT, "%." + (digits + 2) + "f", value).replace('-', '\u2212');
        }
        return number(value, digits) + unit;
    }

    /** An interval for people, such as {@code 29.9 to 30.3 %}. */
    public String format(Value value, int digits) {
        return number(value.low(), digits) + " to " + format(value.high(), digits);
    }

    /** The same without the unit; what rounds to zero has no sign. */
    private static String number(double value, int digits) {
        double scale = Math.pow(10, digits);
        double rounded = Math.rint(100 * value * scale) / scale;
        return String.format(Locale.ROOT, "%." + digits + "f", rounded == 0 ? 0.0 : rounded)
                .replace('-', '\u2212');
    }
}
