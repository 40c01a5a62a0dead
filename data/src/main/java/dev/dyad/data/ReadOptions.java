package dev.dyad.data;

import dev.dyad.ratings.RatingScale;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to read ratings.
 *
 * @param onBadRow what to do with a row that cannot be read
 * @param scale what ratings there can be; else MovieLens's own, or for other files the coarsest that fits
 * @param columns of a delimited file; else found by the names in its header
 * @param items the item table of a delimited file
 */
public record ReadOptions(
        BadRows onBadRow, Optional<RatingScale> scale, Optional<Columns> columns, Optional<Path> items) {

    /** Stops at the first bad row and finds out all else by itself. */
    public static final ReadOptions DEFAULT =
            new ReadOptions(BadRows.FAIL, Optional.empty(), Optional.empty(), Optional.empty());

    public ReadOptions withOnBadRow(BadRows choice) {
        return new ReadOptions(choice, scale, columns, items);
    }

    public ReadOptions withScale(RatingScale choice) {
        return new ReadOptions(onBadRow, Optional.of(choice), columns, items);
    }

    public ReadOptions withColumns(Columns choice) {
        return new ReadOptions(onBadRow, scale, Optional.of(choice), items);
    }

    public ReadOptions withItems(Path table) {
        return new ReadOptions(onBadRow, scale, columns, Optional.of(table));
    }

    /** Whether a file has to be read as a delimited one, whatever its name. */
    boolean isForDelimited() {
        return columns.isPresent() || items.isPresent();
    }
}
