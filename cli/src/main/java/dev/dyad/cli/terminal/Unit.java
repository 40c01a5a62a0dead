package dev.dyad.cli.terminal;

import java.util.Locale;

/** What a progress bar counts. */
public enum Unit {
    RATINGS("ratings"),
    USERS("users"),
    ROWS("rows"),
    BYTES("B");

    private final String label;

    Unit(String label) {
        this.label = label;
    }

    /** A speed for people, such as {@code 4.12 M ratings/s} or {@code 31.0 MB/s}. */
    public String rate(double perSecond) {
        return amount(perSecond) + "/s";
    }

    /** An amount for people, such as {@code 262 MB}, three digits of it. */
    public String amount(double count) {
        String prefix = "";
        double shown = count;
        for (String next : new String[] {"k", "M", "G", "T"}) {
            if (shown >= 999.5) {
                shown /= 1000;
                prefix = next;
            }
        }
        String format = shown >= 99.95 || prefix.isEmpty() ? "%.0f" : shown >= 9.995 ? "%.1f" : "%.2f";
        String number = String.format(Locale.ROOT, format, shown);
        return this == BYTES
                ? number + " " + prefix + label
                : number + " " + prefix + (prefix.isEmpty() ? "" : " ") + label;
    }
}
