package dev.dyad.data;

import dev.dyad.ratings.Attribute;
import dev.dyad.ratings.Catalog;
import java.util.List;

/**
 * How many rows of a catalog an attribute describes.
 *
 * @param name such as {@code genre} or {@code year}
 * @param rows in the catalog
 * @param described rows with at least one value
 * @param values different values
 */
public record AttributeCoverage(String name, int rows, int described, int values) {

    /** The coverage of each attribute of the catalog. */
    static List<AttributeCoverage> of(Catalog catalog) {
        return catalog.attributes().stream().map(AttributeCoverage::of).toList();
    }

    private static AttributeCoverage of(Attribute attribute) {
        int described = 0;
        for (int row = 0; row < attribute.rows(); row++) {
            described += attribute.count(row) > 0 ? 1 : 0;
        }
        return new AttributeCoverage(
                attribute.name(),
                attribute.rows(),
                described,
                attribute.values().size());
    }

    /** How many rows have no value. */
    public int missing() {
        return rows - described;
    }
}
