package dev.dyad.data;

import dev.dyad.ratings.Ratings;
import java.time.Instant;
import java.util.Optional;

/**
 * When the ratings were given.
 *
 * @param first the earliest rating
 * @param last the latest rating
 * @param shareBeforeHalfStars the share of ratings older than {@link #HALF_STARS_SINCE}
 */
public record TimeSpan(Instant first, Instant last, double shareBeforeHalfStars) {

    /** MovieLens took half stars from this day on. */
    public static final Instant HALF_STARS_SINCE = Instant.parse("2003-02-18T00:00:00Z");

    /** The time span of the ratings, where they have times and there are any. */
    static Optional<TimeSpan> of(Ratings ratings) {
        if (!ratings.hasTimes() || ratings.isEmpty()) {
            return Optional.empty();
        }
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long older = 0;
        for (int i = 0; i < ratings.size(); i++) {
            long time = ratings.time(i);
            first = Math.min(first, time);
            last = Math.max(last, time);
            older += time < HALF_STARS_SINCE.getEpochSecond() ? 1 : 0;
        }
        return Optional.of(new TimeSpan(
                Instant.ofEpochSecond(first), Instant.ofEpochSecond(last), (double) older / ratings.size()));
    }
}
