package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.data.download.DataCache;
import dev.dyad.data.download.KnownDataset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds what {@code --data} means. */
final class DataLocation {

    private DataLocation() {}

    /** A file or folder of that name, else the data set of that name in the cache. */
    static Path resolve(String text) {
        if (text.isBlank()) {
            throw DyadException.usage(
                    "The name of the ratings is empty; give a file, a folder or a name such as ml-latest-small");
        }
        Optional<Path> path = existing(text);
        if (path.isPresent()) {
            return path.get();
        }
        Optional<KnownDataset> known = Arrays.stream(KnownDataset.values())
                .filter(dataset -> dataset.id().equals(text))
                .findFirst();
        if (known.isEmpty()) {
            throw new DyadException(
                    DyadException.Kind.IO,
                    "There is no file or folder '%s', and no known data set of that name; 'dyad data list' shows those"
                                    .formatted(text)
                            + " there are");
        }
        DataCache cache = DataCache.standard();
        if (!cache.has(known.get())) {
            throw new DyadException(
                    DyadException.Kind.IO,
                    "There is no file or folder '%s' here, and the data set %s has not been fetched yet; fetch it with: dyad data get %s"
                            .formatted(text, text, text));
        }
        return cache.folderOf(known.get());
    }

    private static Optional<Path> existing(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Files::exists);
        } catch (InvalidPathException e) {
            // Not a name that a file can have here; it may still be that of a data set.
            return Optional.empty();
        }
    }
}
