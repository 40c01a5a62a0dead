package dev.dyad.ratings;

import java.util.Locale;
import java.util.Optional;

/** What the time of a rating may say. On the command line each is a feature, such as {@code time.day}. */
public enum TimeFeature {
    /** Which levels there were: each era has thresholds of its own. With an ordinal head alone. */
    ERA,
    /** A bias of each user and day (Koren, "Collaborative filtering with temporal dynamics", KDD 2009). */
    DAY,
    /** A bias of each user and five minutes: what is rated in one go is rated alike. */
    SITTING,
    /** A bias of each item and stretch of time (Koren 2009, too). */
    DRIFT;

    static final String PREFIX = "time.";

    static Optional<TimeFeature> named(String text) {
        for (TimeFeature feature : values()) {
            if (feature.toString().equals(text)) {
                return Optional.of(feature);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }
}
