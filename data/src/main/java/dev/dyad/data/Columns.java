package dev.dyad.data;

import dev.dyad.DyadException;
import java.util.Optional;

/**
 * Which columns of a delimited file hold what: each a name in the file's header, or a position from 1. With positions
 * alone the file needs no header.
 *
 * @param time seconds since 1970 or ISO-8601, where there is such a column
 */
public record Columns(String user, String item, String rating, Optional<String> time) {

    public Columns {
        if (user.isBlank()
                || item.isBlank()
                || rating.isBlank()
                || time.filter(String::isBlank).isPresent()) {
            throw unusable(
                    user + "," + item + "," + rating + time.map(t -> "," + t).orElse(""));
        }
    }

    /** Reads {@code user,item,rating} or {@code user,item,rating,time}, such as {@code 1,2,3,4} or {@code uid,asin,stars}. */
    public static Columns parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length < 3 || parts.length > 4) {
            throw unusable(text);
        }
        return new Columns(
                parts[0].strip(),
                parts[1].strip(),
                parts[2].strip(),
                parts.length == 4 ? Optional.of(parts[3].strip()) : Optional.empty());
    }

    private static DyadException unusable(String text) {
        return DyadException.usage(
                "Columns '%s': write USER,ITEM,RATING or USER,ITEM,RATING,TIME, each a name in the header or a position"
                        + " from 1",
                text);
    }
}
