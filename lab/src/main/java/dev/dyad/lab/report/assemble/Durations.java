package dev.dyad.lab.report.assemble;

import java.util.Locale;

/** Times for people. */
final class Durations {

    private Durations() {}

    /** Such as {@code 1.4 s}, {@code 3 min 12 s} or {@code 2 h 5 min}. */
    static String words(double seconds) {
        if (seconds < 59.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? "%d min %d s".formatted(whole / 60, whole % 60)
                : "%d h %d min".formatted(whole / 3600, whole % 3600 / 60);
    }
}
