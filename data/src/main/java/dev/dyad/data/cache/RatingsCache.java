package dev.dyad.data.cache;

import dev.dyad.DyadException;
import dev.dyad.FileProblem;
import dev.dyad.Progress;
import dev.dyad.data.RatingsReader;
import dev.dyad.data.ReadOptions;
import dev.dyad.data.cache.LoadedRatings.Origin;
import dev.dyad.ratings.Dataset;
import dev.dyad.store.DatasetFile;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Reads ratings from files as {@link RatingsReader} does, and keeps large sets in a folder in a form that reads in a
 * fraction of the time ({@link DatasetFile}). What is kept counts only for the same place and options, while all files
 * have the sizes, times and samples of content they had, and if its own checksum is right; else the files are read again.
 * Trouble with the cache never is an error. Several programs may use one folder at the same time.
 */
public final class RatingsCache {

    private static final System.Logger LOG = System.getLogger(RatingsCache.class.getName());

    /** Smaller sets read about as fast from their files. */
    private static final long LARGE = 32L << 20;

    private final CacheFolder folder;
    private final long large;

    /** @param folder made when first needed; its files may be deleted at any time */
    public RatingsCache(Path folder) {
        this(folder, LARGE);
    }

    /** @param large sets of fewer bytes are not kept */
    RatingsCache(Path folder, long large) {
        this.folder = new CacheFolder(folder.toAbsolutePath());
        this.large = large;
    }

    /**
     * Reads the ratings of one location.
     *
     * @param progress told the bytes read and in all, where files are read
     */
    public LoadedRatings read(Path location, ReadOptions options, Progress progress) {
        Instant now = Instant.now();
        Optional<SourceState> before = state(location, options).filter(state -> state.bytes() >= large);
        if (before.isEmpty()) {
            return new LoadedRatings(RatingsReader.read(location, options, progress), Origin.FILES, Optional.empty());
        }
        Map<String, String> origin = origin(location, options, before.get());
        Path file = folder.file(location, options);
        Optional<Dataset> kept = find(file, origin, location);
        if (kept.isPresent()) {
            folder.used(file);
            return new LoadedRatings(kept.get(), Origin.CACHE, Optional.empty());
        }
        Dataset dataset = RatingsReader.read(location, options, progress);
        boolean unchanged = before.get().isSettled(now) && before.equals(state(location, options));
        return unchanged ? keep(dataset, origin, file) : new LoadedRatings(dataset, Origin.FILES, Optional.empty());
    }

    private static Optional<SourceState> state(Path location, ReadOptions options) {
        try {
            return Optional.of(SourceState.of(RatingsReader.files(location, options)));
        } catch (IOException e) {
            // The reader will say it better.
            LOG.log(Level.DEBUG, "Cannot look at the files of " + location, e);
            return Optional.empty();
        }
    }

    private static Map<String, String> origin(Path location, ReadOptions options, SourceState state) {
        return Map.of(
                "location", location.toAbsolutePath().toString(),
                "options", CacheFolder.text(options),
                "files", state.description());
    }

    private static Optional<Dataset> find(Path file, Map<String, String> origin, Path location) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (DatasetFile kept = DatasetFile.open(file)) {
            return kept.origin().equals(origin) ? renamed(kept.read(), location.toString()) : Optional.empty();
        } catch (DyadException e) {
            // Damaged, of another version or not to be read: the files are still there.
            LOG.log(Level.DEBUG, "Not taken from the cache", e);
            return Optional.empty();
        }
    }

    /** The data set under the name that its place is given now; nothing where its notes use another one. */
    private static Optional<Dataset> renamed(Dataset kept, String source) {
        boolean named = kept.notes().stream().anyMatch(note -> note.contains(kept.source()));
        return named && !kept.source().equals(source)
                ? Optional.empty()
                : Optional.of(
                        new Dataset(kept.name(), source, kept.ratings(), kept.users(), kept.items(), kept.notes()));
    }

    private LoadedRatings keep(Dataset dataset, Map<String, String> origin, Path file) {
        try {
            folder.make();
            DatasetFile.write(dataset, origin, file);
            folder.tidy();
            return new LoadedRatings(dataset, Origin.FILES_NOW_CACHED, Optional.empty());
        } catch (IOException e) {
            return new LoadedRatings(
                    dataset, Origin.FILES, Optional.of("Cannot write " + file + ": " + FileProblem.reason(e)));
        } catch (DyadException e) {
            return new LoadedRatings(dataset, Origin.FILES, Optional.of(e.getMessage()));
        }
    }
}
