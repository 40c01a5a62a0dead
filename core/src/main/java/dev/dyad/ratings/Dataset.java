package dev.dyad.ratings;

import java.util.List;

/**
 * Ratings with the catalogs of their users and items.
 *
 * @param name what people call it, such as {@code ml-25m}
 * @param source where it was read from: a path, a query, a generator's settings
 * @param ratings over as many rows as the catalogs have
 * @param notes what a reader of the results should know: rows skipped, duplicates dropped
 */
public record Dataset(String name, String source, Ratings ratings, Catalog users, Catalog items, List<String> notes) {

    public Dataset {
        notes = List.copyOf(notes);
        if (ratings.userCount() != users.size() || ratings.itemCount() != items.size()) {
            throw new IllegalArgumentException("ratings of %d users and %d items, catalogs of %d and %d"
                    .formatted(ratings.userCount(), ratings.itemCount(), users.size(), items.size()));
        }
    }

    /** The same, its checksum included, without the times, which take four bytes a rating. */
    public Dataset withoutTimes() {
        return new Dataset(name, source, ratings.withoutTimes(), users, items, notes);
    }

    /**
     * A 64-bit mark of the ratings, their times and the ids they belong to, as 16 hexadecimal digits. It does not depend on the
     * format the ratings were read from, and differs, as good as surely, where any rating or id does.
     */
    public String checksum() {
        long hash = ratings.fingerprint();
        for (Catalog catalog : List.of(users, items)) {
            for (int row = 0; row < catalog.size(); row++) {
                Vocabulary ids = catalog.ids();
                long id = ids.isNumeric() ? ids.number(row) : hash(ids.id(row));
                hash = Long.rotateLeft(hash * 0x9E3779B97F4A7C15L + id, 31);
            }
        }
        return "%016x".formatted(hash);
    }

    /** 64 bits of a text, where {@link String#hashCode()} has 32 and is the same for many short texts. */
    private static long hash(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0xBF58476D1CE4E5B9L;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
