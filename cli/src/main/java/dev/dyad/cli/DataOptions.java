package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.cli.terminal.ProgressBar;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.cli.terminal.Unit;
import dev.dyad.data.BadRows;
import dev.dyad.data.Columns;
import dev.dyad.data.GivenParts;
import dev.dyad.data.RatingsReader;
import dev.dyad.data.ReadOptions;
import dev.dyad.data.cache.LoadedRatings;
import dev.dyad.data.cache.LoadedRatings.Origin;
import dev.dyad.data.cache.RatingsCache;
import dev.dyad.data.download.DataCache;
import dev.dyad.data.sql.SqlRatings;
import dev.dyad.data.sql.SqlSource;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.RatingScale;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where ratings are and how to read them. */
final class DataOptions {

    /** Reading so many ratings takes a moment. */
    private static final int MANY = 1_000_000;

    @Option(
            names = "--data",
            paramLabel = "PATH|NAME",
            description =
                    "The ratings: a MovieLens folder or zip, a delimited file, a Parquet file or a folder of them, "
                            + "or the name of a set that 'dyad data get' has fetched, such as ml-25m. With --sql, a DuckDB "
                            + "database file, if the query needs one.")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--columns",
            paramLabel = "USER,ITEM,RATING[,TIME]",
            description = "The columns of a delimited file, by name or by position from 1.")
    private Optional<String> columns = Optional.empty();

    @Option(
            names = "--scale",
            paramLabel = "MIN:MAX:STEP",
            description =
                    "What ratings there can be, such as 0.5:5:0.5. Default: that of MovieLens, or the coarsest that fits.")
    private Optional<String> scale = Optional.empty();

    @Option(
            names = "--items",
            paramLabel = "FILE|QUERY",
            description = "A table of items with titles and attributes: a file, or with --sql a query.")
    private Optional<String> items = Optional.empty();

    @Option(
            names = "--sql",
            paramLabel = "QUERY",
            description = "Take the ratings from a query (DuckDB's SQL) that gives the columns user, item, rating and, "
                    + "if there are times, time; such as \"SELECT * FROM 'ratings.parquet' WHERE rating > 0\".")
    private Optional<String> sql = Optional.empty();

    @Option(
            names = "--on-bad-row",
            paramLabel = "fail|skip",
            defaultValue = "fail",
            description =
                    "What to do with a row that cannot be read: stop there, or leave it out and count it. Default: ${DEFAULT-VALUE}.")
    private BadRows onBadRow = BadRows.FAIL;

    @Option(names = "--no-cache", description = "Read large files anew, and keep nothing of them for the next time.")
    private boolean noCache;

    /** Takes the ratings from there, as if {@code --data} said so. */
    void locate(String location) {
        data = Optional.of(location);
    }

    /** These options as they are typed. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        data.ifPresent(value -> words.addAll(List.of("--data", value)));
        columns.ifPresent(value -> words.addAll(List.of("--columns", value)));
        scale.ifPresent(value -> words.addAll(List.of("--scale", value)));
        items.ifPresent(value -> words.addAll(List.of("--items", value)));
        sql.ifPresent(value -> words.addAll(List.of("--sql", value)));
        return words;
    }

    boolean isGiven() {
        return data.isPresent() || sql.isPresent();
    }

    /** Reads the ratings and says on stderr what was noticed. */
    Dataset read(Terminal terminal) {
        Dataset dataset;
        if (sql.isPresent()) {
            dataset = readBySql(terminal, sqlSource(sql.get()));
        } else {
            Path path = location();
            dataset = ParquetFiles.isAt(path) ? readBySql(terminal, parquetSource(path)) : readFiles(terminal, path);
        }
        printNotes(terminal, dataset);
        return dataset;
    }

    /** Reads ratings whose held-out part is a file of its own. */
    GivenParts readParts(Terminal terminal, Path heldOut) {
        if (sql.isPresent()) {
            throw DyadException.usage("--split given:FILE goes with files of ratings, not with --sql");
        }
        try (ProgressBar bar = new ProgressBar(terminal, "reading", Unit.BYTES)) {
            GivenParts parts = RatingsReader.readParts(location(), heldOut, readOptions(), bar);
            bar.clear();
            printNotes(terminal, parts.dataset());
            return parts;
        }
    }

    private Path location() {
        if (data.isEmpty()) {
            throw DyadException.usage(
                    "Say where the ratings are, such as --data ml-latest-small or --data ratings.csv, or give a --sql query");
        }
        return DataLocation.resolve(data.get());
    }

    private Dataset readFiles(Terminal terminal, Path path) {
        long start = System.nanoTime();
        try (ProgressBar bar = new ProgressBar(terminal, "reading", Unit.BYTES)) {
            LoadedRatings loaded = noCache
                    ? new LoadedRatings(RatingsReader.read(path, readOptions(), bar), Origin.FILES, Optional.empty())
                    : new RatingsCache(DataCache.standard().parsed()).read(path, readOptions(), bar);
            bar.clear();
            printLoad(terminal, loaded, (System.nanoTime() - start) / 1e9);
            return loaded.dataset();
        }
    }

    private static Dataset readBySql(Terminal terminal, SqlSource source) {
        try (ProgressBar bar = new ProgressBar(terminal, "reading", Unit.ROWS)) {
            return SqlRatings.read(source, bar);
        }
    }

    private ReadOptions readOptions() {
        ReadOptions options = ReadOptions.DEFAULT.withOnBadRow(onBadRow);
        options = scale.isPresent() ? options.withScale(RatingScale.parse(scale.get())) : options;
        if (items.filter(String::isBlank).isPresent()) {
            throw DyadException.usage("--items is empty; name a file");
        }
        options = columns.isPresent() ? options.withColumns(Columns.parse(columns.get())) : options;
        return items.isPresent() ? options.withItems(Path.of(items.get())) : options;
    }

    private SqlSource sqlSource(String query) {
        SqlSource source = configured(SqlSource.query(query));
        return data.isPresent() ? source.in(Path.of(data.get())) : source;
    }

    private SqlSource parquetSource(Path path) {
        return configured(SqlSource.parquet(path));
    }

    private SqlSource configured(SqlSource source) {
        if (columns.isPresent()) {
            throw DyadException.usage(
                    "--columns goes with delimited files; name the columns in a query: --sql \"SELECT a AS user, b AS item, c AS rating FROM 'FILE'\"");
        }
        SqlSource configured = source.onBadRow(onBadRow);
        configured = scale.isPresent() ? configured.on(RatingScale.parse(scale.get())) : configured;
        if (items.isEmpty()) {
            return configured;
        }
        boolean query = items.get().strip().contains(" ");
        return query ? configured.withItems(items.get()) : configured.withItems(ParquetFiles.require(items.get()));
    }

    /** How long it took, where that may be of interest. */
    private static void printLoad(Terminal terminal, LoadedRatings loaded, double seconds) {
        Dataset dataset = loaded.dataset();
        if (loaded.origin() != Origin.FILES || dataset.ratings().size() >= MANY) {
            String how =
                    switch (loaded.origin()) {
                        case FILES -> "";
                        case FILES_NOW_CACHED -> ", and kept in the cache for the next time";
                        case CACHE -> " from the cache";
                    };
            terminal.say(String.format(
                    Locale.ROOT,
                    "%s: %,d ratings read in %.2f s%s",
                    dataset.name(),
                    dataset.ratings().size(),
                    seconds,
                    how));
        }
        loaded.problem()
                .ifPresent(problem -> terminal.say("note: the ratings are not kept for the next time. " + problem));
    }

    private static void printNotes(Terminal terminal, Dataset dataset) {
        dataset.notes().forEach(note -> terminal.say("note: " + note));
    }
}
