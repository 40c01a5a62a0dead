package dev.dyad.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the generator promises of the files it writes. Long by a little: all of it looks at the same written sets. */
class SyntheticRatingsTest {

    private static final SyntheticShape DEMO = SyntheticShape.like("demo");
    private static final long HALF_STARS_SINCE = 1_045_526_400L;

    @TempDir
    private static Path shared;

    private static Path demoFolder;
    private static WrittenSet demo;
    private static PlantedTruth truth;

    @BeforeAll
    static void makeDemo() throws IOException {
        demoFolder = shared.resolve("demo");
        truth = new SyntheticRatings(DEMO, 7).writeTo(demoFolder, 2, Progress.NONE);
        demo = new WrittenSet(demoFolder);
    }

    @Test
    void countsAreExactlyThoseOfTheShape() {
        assertEquals(DEMO.ratings(), demo.size());
        assertEquals(DEMO.users(), WrittenSet.counts(demo.users).length);
        assertEquals(DEMO.ratedItems(), WrittenSet.counts(demo.movies).length);
        assertEquals(DEMO.items(), demo.truthOfMovies.size());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1, 5, 5",
        "1, 9, 4",
        "7, 1, 7",
        "50, 40, 2000",
        "50, 40, 1990",
        "50, 40, 1500",
        "50, 40, 50",
        "300, 200, 1000",
        "40, 3000, 3100"
    })
    void anySizeThatIsPossibleComesOutExactly(int users, int items, long ratings, @TempDir Path folder)
            throws IOException {
        SyntheticShape shape = DEMO.withSize(users, items, ratings);
        new SyntheticRatings(shape, 3).writeTo(folder, 2, Progress.NONE);
        WrittenSet set = new WrittenSet(folder);
        assertEquals(ratings, set.size());
        assertEquals(users, WrittenSet.counts(set.users).length);
        assertEquals(shape.ratedItems(), WrittenSet.counts(set.movies).length);
        assertSortedWithoutDuplicates(set);
    }

    @Test
    void unratedMoviesAreInTheCatalogAlone(@TempDir Path folder) throws IOException {
        SyntheticShape shape = new SyntheticShape("sparse", 100, 900, 600, 5_000, 2);
        new SyntheticRatings(shape, 5).writeTo(folder, Progress.NONE);
        assertEquals(600, WrittenSet.counts(new WrittenSet(folder).movies).length);
        assertEquals(901, Files.readAllLines(folder.resolve("movies.csv")).size());
    }

    @Test
    void ratingsAreSortedByUserThenMovieAndPairsAreDifferent() {
        assertSortedWithoutDuplicates(demo);
        assertEquals(1, demo.users[0]);
        assertEquals(DEMO.users(), demo.users[demo.size() - 1]);
    }

    private static void assertSortedWithoutDuplicates(WrittenSet set) {
        for (int i = 1; i < set.size(); i++) {
            boolean after = set.users[i] > set.users[i - 1]
                    || set.users[i] == set.users[i - 1] && set.movies[i] > set.movies[i - 1];
            assertTrue(after, "rating " + i);
        }
    }

    @Test
    void ratingsAreOnTheScaleAndHalfStarsAreNotOlderThanTheirIntroduction() {
        int halves = 0;
        int old = 0;
        for (int i = 0; i < demo.size(); i++) {
            double doubled = 2 * demo.stars[i];
            assertTrue(doubled == Math.rint(doubled) && doubled >= 1 && doubled <= 10, "rating " + demo.stars[i]);
            boolean half = doubled % 2 == 1;
            assertTrue(demo.times[i] >= HALF_STARS_SINCE || !half, "half star at " + demo.times[i]);
            halves += half ? 1 : 0;
            old += demo.times[i] < HALF_STARS_SINCE ? 1 : 0;
        }
        assertTrue(halves > demo.size() / 20, halves + " half stars");
        assertTrue(old > demo.size() / 5 && old < demo.size() / 2, old + " old ratings");
    }

    @Test
    void timesLieBetween1995And2019AndUsersComeBackOnFewDays() {
        Set<String> userDays = new HashSet<>();
        for (int i = 0; i < demo.size(); i++) {
            assertTrue(demo.times[i] >= 789_609_600L && demo.times[i] < 1_574_294_400L, "time " + demo.times[i]);
            userDays.add(demo.users[i] + "/" + demo.times[i] / 86_400);
        }
        double days = (double) userDays.size() / DEMO.users();
        assertTrue(days > 2 && days < 10, days + " days a user");
    }

    @Test
    void usersUseTheScaleInTheirOwnWay() {
        int whole = 0;
        int upper = 0;
        for (int i = 0; i < demo.size(); i++) {
            String use = demo.truthOfUsers.get(demo.users[i])[3];
            if (use.equals("WHOLE_STARS")) {
                assertEquals(0, demo.stars[i] % 1, "user " + demo.users[i]);
                whole++;
            } else if (use.equals("UPPER_STARS")) {
                assertTrue(Set.of(3.0, 4.0, 5.0).contains(demo.stars[i]), "user " + demo.users[i]);
                upper++;
            }
        }
        assertTrue(whole > demo.size() / 10 && upper > demo.size() / 50, whole + " and " + upper);
    }

    /** Bands about ML-25M's figures: users 20 at least, 71 in the median; mean rating 3.53. */
    @Test
    void activityAndMeanRatingAreLikeMovieLens() {
        int[] counts = WrittenSet.counts(demo.users);
        Arrays.sort(counts);
        assertTrue(counts[0] >= 20, "fewest " + counts[0]);
        assertEquals(66, counts[counts.length / 2], 12, "median");
        assertTrue(counts[counts.length - 1] > 400, "most " + counts[counts.length - 1]);
        assertEquals(3.5, truth.meanRating(), 0.12);
    }

    @Test
    void popularityHasALongTail() {
        int[] counts = WrittenSet.counts(demo.movies);
        Arrays.sort(counts);
        int n = counts.length;
        double topTenth = Arrays.stream(counts, n - n / 10, n).sum() / (double) demo.size();
        assertEquals(0.40, topTenth, 0.06, "share of the most rated tenth");
        assertEquals(85, counts[n / 2], 20, "median");
        assertTrue(counts[n - 1] < 0.7 * DEMO.users(), "most " + counts[n - 1]);
    }

    /** The planted factors, read back from the truth files, predict as well as the summary says, but for the moods. */
    @Test
    void truthFilesPredictTheRatingsAsWellAsTheSummarySays() {
        double squares = 0;
        int hits = 0;
        for (int i = 0; i < demo.size(); i++) {
            double[] chances = chances(i);
            double mean = 0;
            int likeliest = 0;
            for (int k = 0; k < 10; k++) {
                mean += chances[k] * (k + 1) / 2;
                likeliest = chances[k] > chances[likeliest] ? k : likeliest;
            }
            squares += (demo.stars[i] - mean) * (demo.stars[i] - mean);
            hits += likeliest + 1 == 2 * demo.stars[i] ? 1 : 0;
        }
        double rmse = Math.sqrt(squares / demo.size());
        double accuracy = (double) hits / demo.size();
        assertEquals(truth.rmse(), demo.figure("rmse"), 1e-6);
        assertEquals(truth.accuracy(), demo.figure("accuracy"), 1e-6);
        assertTrue(rmse > truth.rmse() && rmse < truth.rmse() + 0.02, rmse + " against " + truth.rmse());
        assertTrue(accuracy < truth.accuracy() && accuracy > truth.accuracy() - 0.02, accuracy + " hits");
        assertEquals(0.78, truth.rmse(), 0.03);
    }

    private static double[] chances(int i) {
        String[] user = demo.truthOfUsers.get(demo.users[i]);
        String[] movie = demo.truthOfMovies.get(demo.movies[i]);
        double appeal = Double.parseDouble(movie[1]);
        for (int d = 0; d < 16; d++) {
            appeal += Double.parseDouble(user[5 + d]) * Double.parseDouble(movie[2 + d]);
        }
        double opinion = Double.parseDouble(user[1]) + Double.parseDouble(user[2]) * appeal;
        ScaleUse use = ScaleUse.valueOf(user[3]);
        use = demo.times[i] < HALF_STARS_SINCE ? use.beforeHalfStars() : use;
        double[] chances = new double[10];
        double below = 0;
        for (int k = 0; k < 10; k++) {
            double upTo = 1 / (1 + Math.exp((opinion - use.bound(k)) / Double.parseDouble(user[4])));
            chances[k] = upTo - below;
            below = upTo;
        }
        return chances;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void filesDoNotDependOnTheNumberOfThreads(int threads, @TempDir Path folder) throws IOException {
        new SyntheticRatings(DEMO, 7).writeTo(folder, threads, Progress.NONE);
        for (String file : List.of(
                "ratings.csv",
                "movies.csv",
                "README.txt",
                "truth.json",
                "truth/users.csv",
                "truth/movies.csv",
                "truth/features.csv")) {
            assertEquals(-1, Files.mismatch(demoFolder.resolve(file), folder.resolve(file)), file);
        }
    }

    @Test
    void anotherSeedMakesOtherRatings(@TempDir Path folder) throws IOException {
        new SyntheticRatings(DEMO, 8).writeTo(folder, Progress.NONE);
        assertNotEquals(-1, Files.mismatch(demoFolder.resolve("ratings.csv"), folder.resolve("ratings.csv")));
        assertNotEquals(-1, Files.mismatch(demoFolder.resolve("movies.csv"), folder.resolve("movies.csv")));
    }

    /** Results that were published with a seed must stay repeatable: change this only with a reason. */
    @Test
    void bytesOfASeedStayTheSameForEver(@TempDir Path folder) throws IOException {
        new SyntheticRatings(DEMO.scaledTo(5_000), 1).writeTo(folder, Progress.NONE);
        CRC32 checksum = new CRC32();
        checksum.update(Files.readAllBytes(folder.resolve("ratings.csv")));
        checksum.update(Files.readAllBytes(folder.resolve("movies.csv")));
        assertEquals("6dfb59f4", Long.toHexString(checksum.getValue()));
    }

    @Test
    void titlesDifferAndSomeAreAwkward() throws IOException {
        List<String> lines = Files.readAllLines(demoFolder.resolve("movies.csv"), StandardCharsets.UTF_8);
        List<String> titles = new ArrayList<>();
        int quoted = 0;
        int yearless = 0;
        for (String line : lines.subList(1, lines.size())) {
            String title = line.substring(line.indexOf(',') + 1, line.lastIndexOf(','));
            assertEquals(
                    title.contains(",") || title.contains("\"\""),
                    title.startsWith("\"") && title.endsWith("\""),
                    line);
            quoted += title.startsWith("\"") ? 1 : 0;
            yearless += title.matches(".*\\(\\d{4}\\)\"?") ? 0 : 1;
            titles.add(title);
        }
        assertEquals(titles.size(), new HashSet<>(titles).size(), "different titles");
        assertTrue(quoted > 100 && yearless >= 1 && yearless < 30, quoted + " quoted, " + yearless + " without a year");
        assertTrue(lines.stream().anyMatch(line -> line.endsWith(",(no genres listed)")));
        assertTrue(lines.stream().anyMatch(line -> line.matches(".*,[A-Z][\\w-]+\\|[A-Z][\\w-]+\\|[A-Z].*")));
    }

    @Test
    void progressCountsToTheLastRating(@TempDir Path folder) {
        List<Long> told = new ArrayList<>();
        new SyntheticRatings(DEMO, 7).writeTo(folder, (done, total) -> {
            assertEquals(DEMO.ratings(), total);
            told.add(done);
        });
        assertArrayEquals(told.stream().sorted().toArray(), told.toArray());
        assertEquals(DEMO.ratings(), told.get(told.size() - 1));
    }

    @Test
    void folderThatIsNotEmptyIsRefusedAndLeftAsItIs(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        SyntheticRatings ratings = new SyntheticRatings(DEMO, 7);
        DyadException error = assertThrows(DyadException.class, () -> ratings.writeTo(folder, Progress.NONE));
        assertTrue(error.getMessage().contains(folder.toString()), error.getMessage());
        assertEquals(List.of("mine.txt"), List.of(folder.toFile().list()));
    }

    @Test
    void failureLeavesNothingBehind(@TempDir Path folder) {
        SyntheticRatings ratings = new SyntheticRatings(DEMO, 7);
        Progress failing = (done, total) -> {
            if (done > 0) {
                throw new IllegalStateException("stop");
            }
        };
        assertThrows(IllegalStateException.class, () -> ratings.writeTo(folder.resolve("set"), failing));
        assertFalse(Files.exists(folder.resolve("set")));
        assertFalse(Files.exists(folder.resolve("set.partial")));
    }
}
