package dev.dyad.data.sql;

import dev.dyad.DyadException;
import dev.dyad.Progress;
import dev.dyad.data.InferredScale;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import dev.dyad.ratings.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads ratings by SQL. Rows are streamed: beside the ratings themselves it takes the memory of the query, which is
 * held to a gigabyte.
 */
public final class SqlRatings {

    private SqlRatings() {}

    /**
     * Runs the queries of a source.
     *
     * @param progress told the rows read; the total is known where the scale is inferred
     */
    public static Dataset read(SqlSource source, Progress progress) {
        try (DuckDb duckDb = DuckDb.open(source.database())) {
            return read(source, duckDb, progress);
        }
    }

    private static Dataset read(SqlSource source, DuckDb duckDb, Progress progress) {
        RowProblems problems = new RowProblems(source.onBadRow());
        RatingReader reader = new RatingReader(duckDb.describe(source.ratings()), problems);
        Optional<Catalog> catalog =
                source.items().map(query -> new ItemReader(duckDb.describe(query), problems).read(duckDb));

        long expected = -1;
        RatingScale scale;
        if (source.scale().isPresent()) {
            scale = source.scale().get();
        } else {
            RatingValues values = reader.values(duckDb);
            if (values.rows() == 0) {
                throw noRatings(source);
            }
            scale = InferredScale.of(values.values());
            expected = values.rows();
        }

        Vocabulary.Builder users = new Vocabulary.Builder();
        Vocabulary.Builder items = new Vocabulary.Builder();
        IdRows itemRows = catalog.map(known -> IdRows.known(known.ids())).orElse(IdRows.growing(items));
        RatingsBuilder builder = reader.read(duckDb, scale, IdRows.growing(users), itemRows, expected, progress);
        if (builder.size() == 0) {
            throw noRatings(source);
        }
        Catalog ratedItems = catalog.orElseGet(() -> Catalog.of(items.build()));
        Ratings ratings = builder.build(users.size(), ratedItems.size());
        return new Dataset(
                source.name(),
                source.ratings(),
                ratings,
                Catalog.of(users.build()),
                ratedItems,
                notes(problems, builder.duplicates()));
    }

    private static List<String> notes(RowProblems problems, int duplicates) {
        List<String> notes = new ArrayList<>(problems.notes());
        if (duplicates > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d %s gave way to a later one of the same user and item",
                    duplicates,
                    duplicates == 1 ? "rating" : "ratings"));
        }
        return notes;
    }

    private static DyadException noRatings(SqlSource source) {
        return DyadException.data(
                "The query gives no usable rating: check its WHERE and its files. The query: %s", source.ratings());
    }
}
