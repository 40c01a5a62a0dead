package dev.dyad.data.cache;

import dev.dyad.data.ReadOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The files of a {@link RatingsCache}: what they are called, and which of them stay. */
record CacheFolder(Path folder) {

    /** So many sets are kept; what was not used for the longest time goes first. */
    static final int MOST = 8;

    private static final System.Logger LOG = System.getLogger(CacheFolder.class.getName());

    private static final String ENDING = ".ratings";
    private static final String UNFINISHED = ENDING + "[.][-0-9a-f]{36}[.]tmp";
    private static final Duration ABANDONED = Duration.ofHours(1);

    /** Where the ratings of a location, read so, are kept. */
    Path file(Path location, ReadOptions options) {
        Path absolute = location.toAbsolutePath();
        String name = String.valueOf(absolute.normalize().getFileName()).replaceAll("[^A-Za-z0-9._-]", "_");
        String key = absolute + "\n" + text(options);
        UUID mark = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(name.substring(0, Math.min(name.length(), 40)) + "-" + mark + ENDING);
    }

    /** All that options say, in one line. */
    static String text(ReadOptions options) {
        return "bad rows %s, scale %s, columns %s, items %s"
                .formatted(
                        options.onBadRow(),
                        options.scale(),
                        options.columns(),
                        options.items().map(Path::toAbsolutePath));
    }

    void make() throws IOException {
        Files.createDirectories(folder);
    }

    /** Notes that a file was of use. */
    void used(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // It may go a little earlier for that.
            LOG.log(Level.DEBUG, "Cannot mark " + file + " as used", e);
        }
    }

    /** Deletes the files that are too many, and those that a writer who was killed has left behind. */
    void tidy() {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.toList();
            Instant abandoned = Instant.now().minus(ABANDONED);
            for (Path file : files) {
                boolean unfinished = file.getFileName().toString().matches("[.].*" + UNFINISHED);
                if (unfinished && changed(file).isBefore(abandoned)) {
                    Files.deleteIfExists(file);
                }
            }
            List<Path> kept = files.stream()
                    .filter(file -> file.toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(CacheFolder::changed).reversed())
                    .toList();
            for (Path file : kept.subList(Math.min(MOST, kept.size()), kept.size())) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // Another program may be at it, too.
            LOG.log(Level.DEBUG, "Cannot tidy " + folder, e);
        }
    }

    private static Instant changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
