package dev.dyad.data;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The year in a movie's title: its last parentheses that hold four digits, or a range of years that starts with them. */
final class ReleaseYear {

    private static final Pattern YEAR = Pattern.compile("\\(\\s*([0-9]{4})\\s*(?:[-–—]\\s*(?:[0-9]{4})?\\s*)?\\)");

    private ReleaseYear() {}

    /** The year as an attribute's values: one, or none. */
    static List<String> of(String title) {
        Matcher matcher = YEAR.matcher(title);
        List<String> last = List.of();
        while (matcher.find()) {
            last = List.of(matcher.group(1));
        }
        return last;
    }
}
