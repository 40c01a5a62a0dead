package dev.dyad.data.download;

import dev.dyad.DyadException;
import dev.dyad.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The folder that downloaded data sets are kept in: each as a folder of its own, named as it is published.
 *
 * @param folder made when first needed
 */
public record DataCache(Path folder) {

    public DataCache {
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * The cache of this user: {@code $DYAD_CACHE}, else {@code $XDG_CACHE_HOME/dyad}, else what the system has for
     * caches: {@code ~/.cache/dyad}, {@code ~/Library/Caches/dyad} or {@code %LOCALAPPDATA%\dyad}.
     */
    public static DataCache standard() {
        return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    static DataCache of(Map<String, String> environment, String system, Path home) {
        String chosen = environment.getOrDefault("DYAD_CACHE", "");
        if (!chosen.isBlank()) {
            return new DataCache(Path.of(chosen));
        }
        // The XDG specification says that a relative path is to be ignored.
        Path xdg = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
        if (xdg.isAbsolute()) {
            return new DataCache(xdg.resolve("dyad"));
        }
        String name = system.toLowerCase(Locale.ROOT);
        String local = environment.getOrDefault("LOCALAPPDATA", "");
        if (name.startsWith("windows") && !local.isBlank()) {
            return new DataCache(Path.of(local, "dyad"));
        }
        return new DataCache(home.resolve(name.startsWith("mac") ? "Library/Caches" : ".cache")
                .resolve("dyad"));
    }

    /** Where ratings are kept in a form that reads fast; may be deleted at any time. */
    public Path parsed() {
        return folder.resolve("parsed");
    }

    /** Where a data set lies once it was fetched. */
    public Path folderOf(KnownDataset dataset) {
        return folder.resolve(dataset.id());
    }

    /** Where an archive that was downloaded by hand is looked for. */
    public Path archiveOf(KnownDataset dataset) {
        return folder.resolve(dataset.archive());
    }

    /** Whether a data set is there, whole and verified. */
    public boolean has(KnownDataset dataset) {
        return Files.isDirectory(folderOf(dataset));
    }

    /** Whether this cache's user has been shown a data set's terms. */
    public boolean termsShown(KnownDataset dataset) {
        return Files.exists(termsMark(dataset));
    }

    void markTermsShown(KnownDataset dataset) throws IOException {
        Files.writeString(termsMark(dataset), dataset.terms());
    }

    private Path termsMark(KnownDataset dataset) {
        return folder.resolve(dataset.id() + ".terms.txt");
    }

    /** Makes the folder where it is missing. */
    void make() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw cannot("make the cache folder " + folder, e);
        }
    }

    /** The error of a disk that is full, read-only or broken. */
    static DyadException cannot(String what, IOException cause) {
        return new DyadException(
                DyadException.Kind.IO,
                "Cannot " + what + " (" + FileProblem.reason(cause)
                        + "): free space there or allow writing, or set DYAD_CACHE to another folder",
                cause);
    }
}
