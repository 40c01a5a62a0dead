package dev.dyad.data.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyad.DyadException;
import dev.dyad.Progress;
import dev.dyad.data.BadRows;
import dev.dyad.data.MovieLensZip;
import dev.dyad.data.RatingsReader;
import dev.dyad.data.ReadOptions;
import dev.dyad.data.cache.LoadedRatings.Origin;
import dev.dyad.ratings.Attribute;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.Dataset;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of ratings, and when it is not trusted. Long, since each way to go stale or wrong starts from the same files. */
class RatingsCacheTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2020-01-02T00:00:00Z");

    @TempDir
    Path root;

    private Path set;
    private Path folder;

    @BeforeEach
    void writeSet() throws IOException {
        set = Files.createDirectory(root.resolve("set"));
        folder = root.resolve("cache");
        writeSet("\n");
    }

    private void writeSet(String lineEnd) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder ratings = new StringBuilder("userId,movieId,rating,timestamp").append(lineEnd);
        for (int user = 1; user <= 300; user++) {
            for (int movie = 1 + random.nextInt(9); movie <= 500; movie += 1 + random.nextInt(9)) {
                ratings.append("%d,%d,%s,%d"
                                .formatted(
                                        user, movie, (1 + random.nextInt(10)) / 2.0, random.nextLong(4_000_000_000L)))
                        .append(lineEnd);
            }
        }
        StringBuilder movies = new StringBuilder("movieId,title,genres").append(lineEnd);
        for (int movie = 1; movie <= 510; movie++) {
            movies.append("%d,\"Nº %d, Der (19%02d)\",Drama|Comedy".formatted(movie, movie, movie % 100))
                    .append(lineEnd);
        }
        write(set.resolve("ratings.csv"), ratings.toString(), LONG_AGO);
        write(set.resolve("movies.csv"), movies.toString(), LONG_AGO);
    }

    private static void write(Path file, String text, Instant changed) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(changed));
    }

    private LoadedRatings load() {
        return load(set);
    }

    private LoadedRatings load(Path location) {
        return load(location, ReadOptions.DEFAULT);
    }

    private LoadedRatings load(Path location, ReadOptions options) {
        return new RatingsCache(folder, 1000).read(location, options, Progress.NONE);
    }

    private Dataset parsed() {
        return RatingsReader.read(set, ReadOptions.DEFAULT, Progress.NONE);
    }

    private Path kept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void theSecondTimeTheSameComesFromTheCache() throws IOException {
        assertEquals(Origin.FILES_NOW_CACHED, load().origin());

        LoadedRatings second = load();

        assertEquals(Origin.CACHE, second.origin());
        assertSame(parsed(), second.dataset());
    }

    @Test
    void windowsLineEndsGiveTheSameRatings() throws IOException {
        String checksum = load().dataset().checksum();
        writeSet("\r\n");

        assertEquals(Origin.FILES_NOW_CACHED, load().origin());
        assertEquals(Origin.CACHE, load().origin());
        assertEquals(checksum, load().dataset().checksum());
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "ungrouped", "texts"})
    void otherColumnsComeBackTheSameToo(String kind) throws IOException {
        StringBuilder text = new StringBuilder("user,item,rating\n");
        for (int row = 0; row < 300; row++) {
            String user =
                    kind.equals("texts") ? "u" + row / 3 : Integer.toString(kind.equals("time") ? row / 3 : row % 7);
            text.append("%s,%d,%d\n".formatted(user, row, row % 5));
        }
        Path file = root.resolve("plain.csv");
        write(file, text.toString(), LONG_AGO);

        load(file);

        assertEquals(Origin.CACHE, load(file).origin());
        assertSame(
                RatingsReader.read(file, ReadOptions.DEFAULT, Progress.NONE),
                load(file).dataset());
    }

    @Test
    void aZipIsKeptLikeAFolder() throws IOException {
        Path zip = root.resolve("set.zip");
        MovieLensZip.write(set, "set/", zip);
        Files.setLastModifiedTime(zip, FileTime.from(LONG_AGO));
        load(zip);

        LoadedRatings second = load(zip);

        assertEquals(Origin.CACHE, second.origin());
        assertEquals(parsed().checksum(), second.dataset().checksum());
    }

    @ParameterizedTest
    @CsvSource({"ratings.csv", "movies.csv"})
    void aFileOfAnotherTimeIsReadAnew(String name) throws IOException {
        load();
        Files.setLastModifiedTime(set.resolve(name), FileTime.from(LATER));

        assertEquals(Origin.FILES_NOW_CACHED, load().origin());
        assertEquals(Origin.CACHE, load().origin());
    }

    @Test
    void otherContentOfTheSameSizeAndTimeIsReadAnew() throws IOException {
        load();
        Path ratings = set.resolve("ratings.csv");
        String text = Files.readString(ratings);
        int at = text.indexOf('\n', text.length() / 2) - 1;
        char other = text.charAt(at) == '7' ? '8' : '7';
        write(ratings, text.substring(0, at) + other + text.substring(at + 1), LONG_AGO);

        LoadedRatings again = load();

        assertEquals(Origin.FILES_NOW_CACHED, again.origin());
        assertSame(parsed(), again.dataset());
    }

    @Test
    void aFileThatAppearsIsNoticed() throws IOException {
        Files.move(set.resolve("movies.csv"), root.resolve("movies.csv"));
        assertEquals(Origin.FILES_NOW_CACHED, load().origin());
        Files.move(root.resolve("movies.csv"), set.resolve("movies.csv"));

        assertEquals(Origin.FILES_NOW_CACHED, load().origin());
        assertEquals("Nº 1, Der (1901)", titleOf(load().dataset().items(), "1"));
    }

    private static String titleOf(Catalog items, String id) {
        return items.title(items.ids().row(id).orElseThrow());
    }

    @Test
    void aFileThatHasJustChangedIsNotKept() throws IOException {
        Files.setLastModifiedTime(set.resolve("ratings.csv"), FileTime.from(Instant.now()));

        assertEquals(Origin.FILES, load().origin());
        assertFalse(Files.exists(folder));
    }

    @Test
    void otherOptionsAreKeptByThemselves() {
        load();

        assertEquals(
                Origin.FILES_NOW_CACHED,
                load(set, ReadOptions.DEFAULT.withOnBadRow(BadRows.SKIP)).origin());
        assertEquals(Origin.CACHE, load().origin());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.2, 0.5, 0.8, 0.999})
    void aDamagedByteMeansToReadAnew(double place) throws IOException {
        load();
        try (RandomAccessFile file = new RandomAccessFile(kept().toFile(), "rw")) {
            long at = (long) (place * file.length());
            file.seek(at);
            int old = file.read();
            file.seek(at);
            file.write(old ^ 0x10);
        }

        assertReadAnewAndMended();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.0001, 0.5, 0.999})
    void aFileThatWasCutShortMeansToReadAnew(double share) throws IOException {
        load();
        try (RandomAccessFile file = new RandomAccessFile(kept().toFile(), "rw")) {
            file.setLength((long) (share * file.length()));
        }

        assertReadAnewAndMended();
    }

    @Test
    void anotherVersionMeansToReadAnew() throws IOException {
        load();
        // One byte a character, so that all others stay as they are.
        String content = Files.readString(kept(), StandardCharsets.ISO_8859_1);
        String version = "\"version\":\"1\"";
        assertTrue(content.contains(version));
        Files.writeString(kept(), content.replace(version, "\"version\":\"0\""), StandardCharsets.ISO_8859_1);

        assertReadAnewAndMended();
    }

    private void assertReadAnewAndMended() {
        LoadedRatings again = load();
        assertEquals(Origin.FILES_NOW_CACHED, again.origin());
        assertSame(parsed(), again.dataset());
        assertEquals(Origin.CACHE, load().origin());
    }

    @Test
    void aCacheFolderThatCannotBeMadeIsNoErrorAndSaysWhy() throws IOException {
        Files.writeString(folder, "in the way");

        LoadedRatings loaded = load();

        assertEquals(Origin.FILES, loaded.origin());
        assertTrue(loaded.problem().orElseThrow().contains("a file is in the way"), loaded.problem()::toString);
        assertSame(parsed(), loaded.dataset());
    }

    @Test
    void aFolderThatTakesNoFileIsNoErrorAndSaysWhy() {
        // Refuses files even to root, to whom a folder without permission to write would give in.
        Path full = Path.of("/proc/self/fdinfo");
        assumeTrue(Files.isDirectory(full));
        folder = full;

        LoadedRatings loaded = load();

        assertEquals(Origin.FILES, loaded.origin());
        assertTrue(loaded.problem().orElseThrow().startsWith("Cannot write " + full), loaded.problem()::toString);
    }

    @Test
    void smallSetsAreNotKept() {
        LoadedRatings loaded = new RatingsCache(folder).read(set, ReadOptions.DEFAULT, Progress.NONE);

        assertEquals(Origin.FILES, loaded.origin());
        assertFalse(Files.exists(folder));
    }

    @Test
    void whatCannotBeReadIsTheSameErrorWithAndWithoutCache() throws IOException {
        Path ratings = set.resolve("ratings.csv");
        write(ratings, Files.readString(ratings) + "1,2,x,4\n", LONG_AGO);

        String with = assertThrows(DyadException.class, this::load).getMessage();
        String without = assertThrows(DyadException.class, this::parsed).getMessage();

        assertEquals(without, with);
        assertThrows(DyadException.class, () -> load(root.resolve("nowhere")));
    }

    @Test
    void manyAtATimeDoEachOtherNoHarm() throws IOException {
        String checksum = parsed().checksum();

        List<CompletableFuture<LoadedRatings>> loads = IntStream.range(0, 8)
                .mapToObj(k -> CompletableFuture.supplyAsync(this::load))
                .toList();

        for (CompletableFuture<LoadedRatings> load : loads) {
            assertEquals(checksum, load.join().dataset().checksum());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
        assertEquals(Origin.CACHE, load().origin());
    }

    @Test
    void theLeastUsedGoWhenThereAreTooMany() throws IOException {
        load();
        Path first = kept();
        for (int k = 0; k < CacheFolder.MOST; k++) {
            Path copy = root.resolve("copy" + k + ".csv");
            Files.copy(set.resolve("ratings.csv"), copy);
            Files.setLastModifiedTime(copy, FileTime.from(LONG_AGO));
            Files.setLastModifiedTime(first, FileTime.from(LONG_AGO));
            if (k == CacheFolder.MOST - 1) {
                assertEquals(Origin.CACHE, load().origin());
            }
            load(copy);
        }

        assertTrue(Files.exists(first));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(CacheFolder.MOST, files.count());
        }
    }

    private static void assertSame(Dataset expected, Dataset actual) {
        assertEquals(expected.checksum(), actual.checksum());
        assertEquals(expected.name(), actual.name());
        assertEquals(expected.source(), actual.source());
        assertEquals(expected.notes(), actual.notes());
        assertEquals(expected.ratings().scale(), actual.ratings().scale());
        assertEquals(expected.ratings().hasTimes(), actual.ratings().hasTimes());
        assertEquals(expected.items().titles(), actual.items().titles());
        assertEquals(expected.users().ids().isNumeric(), actual.users().ids().isNumeric());
        assertEquals(values(expected.items()), values(actual.items()));
    }

    private static List<String> values(Catalog catalog) {
        return catalog.attributes().stream()
                .flatMap(attribute -> IntStream.range(0, catalog.size())
                        .mapToObj(row -> attribute.name() + attribute.values() + describe(attribute, row)))
                .toList();
    }

    private static String describe(Attribute attribute, int row) {
        return attribute.of(row).toString();
    }
}
