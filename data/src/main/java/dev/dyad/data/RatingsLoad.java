package dev.dyad.data;

import dev.dyad.DyadException;
import dev.dyad.Progress;
import dev.dyad.data.RatingCollector.Times;
import dev.dyad.data.rows.LineBlock;
import dev.dyad.data.rows.LineCount;
import dev.dyad.data.rows.RowReader;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import dev.dyad.ratings.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One reading of one or several files of ratings into the same catalogs. */
final class RatingsLoad {

    /** More would wait for the one that collects the rows, which takes a fifth of the time that parsing them does. */
    private static final int THREADS = Math.min(6, Runtime.getRuntime().availableProcessors());

    private final RatingsSource tables;
    private final Progress progress;
    private final long totalBytes;
    private final Vocabulary.Builder users = new Vocabulary.Builder();
    private final ItemRows items;
    private final Levels levels;
    private final List<RatingCollector> collectors = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long bytesBefore;

    /** @param tables whose tables of users and items, and whose scale, count for all files */
    RatingsLoad(RatingsSource tables, Progress progress, long totalBytes) {
        this.tables = tables;
        this.progress = progress;
        this.totalBytes = totalBytes;
        items = ItemRows.of(tables.items().map(table -> () -> table.get().catalog()));
        levels = tables.scale()
                .<Levels>map(GivenLevels::new)
                .orElseGet(() -> new InferredLevels(tables.ratings().label()));
        notes.addAll(tables.notes());
    }

    /** Reads the ratings of a file. */
    RatingCollector read(RatingsSource source, BadRows onBadRow) {
        RowProblems problems = new RowProblems(source.ratings().label(), onBadRow);
        Times times = source.layout().time().isPresent() ? Times.GIVEN : Times.ABSENT;
        RatingCollector collector = new RatingCollector(users, items, levels, times, problems);
        long size = source.ratings().size();
        RowReader.read(source.ratings(), source.layout(), THREADS, collector, block -> {
            makeRoom(collector.ratings(), block, source);
            progress.at(bytesBefore + block.endOffset(), totalBytes);
        });
        bytesBefore += size;
        requireSome(collector, source.ratings().label());
        collectors.add(collector);
        return collector;
    }

    /**
     * Makes room for as many ratings as the file seems to have lines. Where that was not seen, or was too few, the bytes
     * read so far tell: half of what they promise at the start, where ids are shorter than later, and all when that is
     * full. Memory thus stays close to what is needed in the end.
     */
    private static void makeRoom(RatingsBuilder ratings, LineBlock block, RatingsSource source) {
        long rows = ratings.size() + block.lines();
        if (rows > ratings.capacity()) {
            double promised = (double) rows * source.ratings().size() / block.endOffset();
            double wanted = rows > block.lines()
                    ? promised * 1.01
                    : LineCount.estimate(source.ratings()).orElse(promised / 2) * 1.002;
            ratings.reserve((int) Math.min(Integer.MAX_VALUE, Math.max(rows, (long) wanted)));
        }
    }

    private static void requireSome(RatingCollector collector, String label) {
        if (collector.ratings().size() == 0) {
            RowProblems problems = collector.problems();
            throw problems.count() == 0
                    ? DyadException.data("%s holds no ratings; get the file again or give another", label)
                    : DyadException.data(
                            "None of the %d rows can be used. %s. Correct the file or give another",
                            problems.count(), String.join(". ", problems.notes()));
        }
    }

    /** Called once all files are read: the ratings of each, in the order of reading, over the same rows. */
    List<Ratings> build() {
        Stream.of(tables.items(), tables.users())
                .flatMap(Optional::stream)
                .forEach(table -> notes.addAll(table.get().notes()));
        levels.settle(collectors.stream().map(RatingCollector::ratings).toList());
        notes.addAll(levels.notes());
        List<Ratings> parts = new ArrayList<>();
        for (RatingCollector collector : collectors) {
            notes.addAll(collector.problems().notes());
            parts.add(collector.ratings().build(users.size(), items.size()));
            noteDuplicates(collector);
        }
        if (items.unrated() > 0) {
            note(
                    "%,d of %,d items in the item table have no rating and are left out",
                    items.unrated(), items.unrated() + items.size());
        }
        return parts;
    }

    private void noteDuplicates(RatingCollector collector) {
        int duplicates = collector.ratings().duplicates();
        if (duplicates > 0) {
            note(
                    "%s: %,d %s gave way to another of the same user and item (the latest by time counts, the last in the"
                            + " file where times are equal or missing)",
                    collector.problems().label(), duplicates, duplicates == 1 ? "rating" : "ratings");
        }
    }

    void note(String format, Object... arguments) {
        notes.add(String.format(Locale.ROOT, format, arguments));
    }

    /** A pair as messages call it. */
    String pair(PartsMerge.Pair pair) {
        return "User %s, item %s"
                .formatted(users.build().id(pair.user()), items.catalog().ids().id(pair.item()));
    }

    /** The ratings with the catalogs and all notes. */
    Dataset dataset(String name, String source, Ratings ratings) {
        Vocabulary ids = users.build();
        return new Dataset(
                name,
                source,
                ratings,
                tables.users()
                        .map(table -> described(ids, table.get().catalog()))
                        .orElseGet(() -> Catalog.of(ids)),
                items.catalog(),
                notes);
    }

    private Catalog described(Vocabulary ids, Catalog table) {
        int missing = 0;
        for (int row = 0; row < ids.size(); row++) {
            missing += table.ids().row(ids.id(row)).isPresent() ? 0 : 1;
        }
        if (missing > 0) {
            note("%,d of %,d users are not in the user table and have no attributes", missing, ids.size());
        }
        return CatalogRows.describe(ids, table);
    }
}
