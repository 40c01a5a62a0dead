package dev.dyad.lab.studies;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What someone meant who wrote a name that does not exist. */
final class Suggestion {

    private Suggestion() {}

    /** Says that there is nothing of that name, what was meant if that can be guessed, and what there is. */
    static String unknown(String kind, String name, Collection<String> known) {
        String meant = closest(name, known)
                .map(close -> " did you mean '" + close + "'?")
                .orElse("");
        return "There is no %s '%s':%s choose from %s".formatted(kind, name, meant, String.join(", ", known));
    }

    /** The known name that a written one is close to: a beginning of it, or a few slips of the finger away. */
    private static Optional<String> closest(String name, Collection<String> known) {
        String written = name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        int allowed = Math.max(1, written.length() / 3);
        return known.stream()
                .filter(candidate -> distance(written, candidate) <= allowed)
                .min(Comparator.comparingInt(candidate -> distance(written, candidate)));
    }

    /** Letters to add, take away or replace, by Wagner and Fischer; 0 where one begins with the other. */
    private static int distance(String a, String b) {
        if (a.length() >= 3 && b.length() >= 3 && (a.startsWith(b) || b.startsWith(a))) {
            return a.equals(b) ? 0 : 1;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
