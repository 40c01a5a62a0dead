package dev.dyad.data;

import dev.dyad.data.rows.RatingTime;
import java.util.Optional;

/** Times as people and files write them. */
public final class TimeText {

    private TimeText() {}

    /** Seconds since 1970, of a number of them or of ISO-8601 (in UTC where no offset is given); empty where it is no time. */
    public static Optional<Long> parse(String text) {
        return RatingTime.find(text);
    }
}
