package dev.dyad.ratings;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of the users, or of the items, beside their ratings: the id of each row, a title where there are
 * titles, and attributes.
 *
 * @param ids the external id of each row
 * @param titles one per row, empty where a row has none; or an empty list where there are no titles at all
 * @param attributes each over the same rows
 */
public record Catalog(Vocabulary ids, List<String> titles, List<Attribute> attributes) {

    public Catalog {
        titles = List.copyOf(titles);
        attributes = List.copyOf(attributes);
        if (!titles.isEmpty() && titles.size() != ids.size()) {
            throw new IllegalArgumentException(titles.size() + " titles for " + ids.size() + " ids");
        }
        for (Attribute attribute : attributes) {
            if (attribute.rows() != ids.size()) {
                throw new IllegalArgumentException(
                        attribute.name() + " describes " + attribute.rows() + " rows of " + ids.size());
            }
        }
    }

    /** Ids alone. */
    public static Catalog of(Vocabulary ids) {
        return new Catalog(ids, List.of(), List.of());
    }

    public int size() {
        return ids.size();
    }

    /** The title of a row, or its id where it has none. */
    public String title(int row) {
        return titles.isEmpty() || titles.get(row).isEmpty() ? ids.id(row) : titles.get(row);
    }

    /** The attribute of that name. */
    public Optional<Attribute> attribute(String name) {
        @Nullable Attribute found = null;
        for (Attribute attribute : attributes) {
            found = attribute.name().equals(name) ? attribute : found;
        }
        return Optional.ofNullable(found);
    }
}
