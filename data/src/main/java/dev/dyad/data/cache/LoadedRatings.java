package dev.dyad.data.cache;

import dev.dyad.ratings.Dataset;
import java.util.Optional;

/**
 * Ratings, and how they were come by.
 *
 * @param problem why they could not be kept for the next time, if that was tried
 */
public record LoadedRatings(Dataset dataset, Origin origin, Optional<String> problem) {

    /** Where ratings came from. */
    public enum Origin {
        /** From the files themselves. */
        FILES,
        /** From the files themselves; the next time they come from the cache. */
        FILES_NOW_CACHED,
        /** From the cache. */
        CACHE
    }
}
