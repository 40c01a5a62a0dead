package dev.dyad.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.Progress;
import dev.dyad.ratings.Dataset;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {

    private static final String HEADER = "userId,movieId,rating,timestamp\n";
    private static final ReadOptions SKIP = ReadOptions.DEFAULT.withOnBadRow(BadRows.SKIP);

    @TempDir
    Path folder;

    @BeforeEach
    void writeMovies() throws IOException {
        write("movies.csv", "movieId,title,genres\n10,Red Door (1995),Comedy\n20,Plain,Drama\n");
    }

    /** A bad row, what the message says of its value, and a word of the remedy. */
    static Stream<Arguments> badRows() {
        return Stream.of(
                Arguments.of("1,10,4.0", "'1,10,4.0' has 3 columns, not 4", "Correct the row"),
                Arguments.of("1,10,4.0,1000000000,9", "has 5 columns, not 4", "Correct the row"),
                Arguments.of("1,10,\"4.0,1000000000", "never closes", "Close the quote"),
                Arguments.of("1,\"10\"x,4.0,1000000000", "between a closing quote and the next", "Correct the row"),
                Arguments.of("1,99,4.0,1000000000", "item 99 is not in the item table", "Add the item"),
                Arguments.of("1,10,5.5,1000000000", "rating 5.5 is off the scale 0.5:5.0:0.5", "--scale"),
                Arguments.of("1,10,0,1000000000", "rating 0 is off the scale", "--scale"),
                Arguments.of("1,10,3.7,1000000000", "rating 3.7 is off the scale", "--scale"),
                Arguments.of("1,10,-1,1000000000", "rating -1 is off the scale", "--scale"),
                Arguments.of("1,10,NaN,1000000000", "rating 'NaN' is not a number", "Correct the rating"),
                Arguments.of("1,10,Infinity,1000000000", "rating 'Infinity' is not", "Correct the rating"),
                Arguments.of("1,10,1e999,1000000000", "rating '1e999' is not", "Correct the rating"),
                Arguments.of("1,10,4f,1000000000", "rating '4f' is not a number", "Correct the rating"),
                Arguments.of("1,10,,1000000000", "rating '' is not a number", "Correct the rating"),
                Arguments.of("007,10,4.0,1000000000", "user id '007' is not a whole number", "Correct the id"),
                Arguments.of("-0,10,4.0,1000000000", "user id '-0' is not a whole number", "Correct the id"),
                Arguments.of(",10,4.0,1000000000", "user id is empty", "Correct the id"),
                Arguments.of("x,10,4.0,1000000000", "user id 'x' is not a whole number", "Correct the id"),
                Arguments.of(
                        "9223372036854775808,10,4.0,1000000000",
                        "user id '9223372036854775808' is too large",
                        "Correct the id"),
                Arguments.of("1,1e1,4.0,1000000000", "item id '1e1' is not", "Correct the id"),
                Arguments.of("1,10,4.0,-5", "time -5 is not from 0", "seconds since 1970"),
                Arguments.of("1,10,4.0,1000000000000", "time 1000000000000 is not", "milliseconds divided by 1000"),
                Arguments.of("1,10,4.0,99999999999999999999", "time 99999999999999999999 is not", "seconds"),
                Arguments.of("1,10,4.0,soon", "time 'soon' is no time", "seconds since 1970"),
                Arguments.of("1,10,4.0,2001-13-01T00:00:00Z", "time '2001-13-01T00:00:00Z' is no", "seconds"));
    }

    @ParameterizedTest
    @MethodSource("badRows")
    void badRowIsAnErrorWithFileLineValueAndRemedy(String row, String value, String remedy) throws IOException {
        Path file = write("ratings.csv", HEADER + "1,10,4.0,1000000000\n" + row + "\n1,20,4.0,1000000000\n");

        String message = messageOf(folder, ReadOptions.DEFAULT);

        assertTrue(message.startsWith(file + " line 3: "), message);
        assertTrue(message.contains(value), message);
        assertTrue(message.contains(remedy), message);
        assertTrue(message.contains("--on-bad-row skip"), message);
    }

    @ParameterizedTest
    @MethodSource("badRows")
    void badRowsAreCountedWithTheFirstWhereSkipped(String row, String value, String remedy) throws IOException {
        write("ratings.csv", HEADER + "1,10,4.0,1000000000\n" + row + "\n" + row + "\n7,20,4.0,1000000000\n");

        Dataset dataset = RatingsReader.read(folder, SKIP, Progress.NONE);

        assertEquals(2, dataset.ratings().size());
        assertEquals(
                List.of(2, 2), List.of(dataset.users().size(), dataset.items().size()));
        String note = dataset.notes().get(0);
        assertTrue(note.contains("2 rows with ") && note.contains("the first at line 3: "), note);
        assertTrue(note.contains(value), note);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", HEADER, HEADER + "\n"})
    void fileWithoutRatingsIsAnError(String text) throws IOException {
        Path file = write("ratings.csv", text);

        String message = messageOf(folder, ReadOptions.DEFAULT);

        assertTrue(message.startsWith(file + " ") && message.contains("again"), message);
    }

    @Test
    void fileOfBadRowsAloneIsAnErrorEvenWhereTheyAreSkipped() throws IOException {
        Path file = write("ratings.csv", HEADER + "1,10,9,1\n1,10,x,1\n1,20,9,1\n");

        String message = messageOf(folder, SKIP);

        assertTrue(message.contains("None of the 3 rows"), message);
        assertTrue(message.contains(file + ": 2 rows with a rating off the scale"), message);
        assertTrue(message.contains("1 row with a rating that is not a number"), message);
    }

    @Test
    void everyCutOfTheLastRowIsNoticed() throws IOException {
        String whole = HEADER + "1,10,4.0,1000000000\n";
        String last = "1,20,3.5,1000000001";
        for (int length = 1; length <= last.length(); length++) {
            Path file = write("ratings.csv", whole + last.substring(0, length));
            if (length == last.length()) {
                assertEquals(
                        2,
                        RatingsReader.read(folder, SKIP, Progress.NONE)
                                .ratings()
                                .size());
            } else {
                String message = messageOf(folder, ReadOptions.DEFAULT);
                assertTrue(message.startsWith(file + " line 3: the file ends in the middle of a row"), message);
                assertTrue(message.contains("Get the file again"), message);
            }
        }
    }

    @Test
    void cutMovieTableIsNoticed() throws IOException {
        write("ratings.csv", HEADER + "1,10,4.0,1000000000\n");
        for (String rest : List.of("30,Blue", "30,\"Blue, the", "30")) {
            Path file = write("movies.csv", "movieId,title,genres\n10,Red,Comedy\n" + rest);
            String message = messageOf(folder, ReadOptions.DEFAULT);
            assertTrue(message.startsWith(file + " line 3: the file ends in the middle of a row"), message);
        }
    }

    @Test
    void openQuoteInTheMovieTableCostsOneRowOnly() throws IOException {
        write("ratings.csv", HEADER + "1,10,4.0,1000000000\n1,30,4.0,1000000000\n");
        StringBuilder movies = new StringBuilder("movieId,title,genres\n20,\"Blue,Drama\n10,\"Red, a\",Comedy\n");
        for (int id = 30; id < 200; id++) {
            movies.append(id).append(",Movie,Drama\n");
        }
        Path file = write("movies.csv", movies.toString());

        assertTrue(messageOf(folder, ReadOptions.DEFAULT).startsWith(file + " line 2: a quote in '20,\"Blue,Drama'"));
        Dataset dataset = RatingsReader.read(folder, SKIP, Progress.NONE);
        assertEquals(List.of("Red, a", "Movie"), dataset.items().titles());
        assertTrue(
                dataset.notes().get(0).contains("1 row with a quote that never closes"),
                dataset.notes().toString());
    }

    @Test
    void repeatedMovieIsAnError() throws IOException {
        write("ratings.csv", HEADER + "1,10,4.0,1000000000\n");
        Path file = write("movies.csv", "movieId,title,genres\n10,Red,Comedy\n10,Blue,Drama\n");

        assertTrue(
                messageOf(folder, ReadOptions.DEFAULT).startsWith(file + " line 3: id 10 is that of an earlier row"));
        assertEquals(
                "Red", RatingsReader.read(folder, SKIP, Progress.NONE).items().title(0));
    }

    @Test
    void wrongEncodingNamesLineAndOffset() throws IOException {
        write("ratings.csv", HEADER + "1,10,4.0,1000000000\n");
        Path movies = folder.resolve("movies.csv");
        Files.writeString(movies, "movieId,title,genres\n10,Café,Comedy\n", StandardCharsets.ISO_8859_1);

        String message = messageOf(folder, ReadOptions.DEFAULT);
        assertTrue(message.startsWith(movies + " line 2: byte 0xE9 at offset 27 is not UTF-8"), message);
        assertTrue(message.contains("iconv"), message);

        Path ratings = folder.resolve("r.csv");
        Files.writeString(ratings, "user,item,rating\nu,1,2\nÉva,1,3\n", StandardCharsets.ISO_8859_1);
        message = messageOf(ratings, ReadOptions.DEFAULT);
        assertTrue(message.startsWith(ratings + " line 3: byte 0xC9 at offset 23 is not UTF-8"), message);
    }

    @Test
    void utf16IsNamed() throws IOException {
        Path file = folder.resolve("r.csv");
        Files.writeString(file, "\uFEFFuser,item,rating\nu,1,2\n", StandardCharsets.UTF_16LE);

        String message = messageOf(file, ReadOptions.DEFAULT);

        assertTrue(message.contains("UTF-16") && message.contains("0xFFFE"), message);
    }

    @Test
    void lineOfAGigabyteIsAnErrorInBoundedMemory() throws IOException {
        Path file = write("r.csv", "user,item,rating\n" + "1,1,2\n".repeat(200));
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }

        for (ReadOptions options : List.of(ReadOptions.DEFAULT, SKIP)) {
            String message = messageOf(file, options);
            assertTrue(message.startsWith(file + " line 202: longer than 1048576 bytes"), message);
        }
    }

    @Test
    void filesThatAreNoTextAreCalledSo() throws IOException {
        Path file = write("r.csv", "");
        Files.write(file, "user,item,rating\n1,1,2\n".getBytes(StandardCharsets.UTF_16LE));
        assertEquals(
                file
                        + " is no text: its byte at offset 1 is 0; give a text file, and convert UTF-16, such as with iconv"
                        + " -f UTF-16LE -t UTF-8",
                messageOf(file, ReadOptions.DEFAULT));

        Files.write(file, new byte[] {0x1F, (byte) 0x8B, 8, 0});
        assertEquals(file + " is compressed by gzip; unpack it with gunzip", messageOf(file, ReadOptions.DEFAULT));
    }

    @Test
    void aDeviceIsRefusedSinceItsRowsWouldBeLost() {
        Path pipe = Path.of("/dev/null");
        Assumptions.assumeTrue(Files.exists(pipe), "no device at hand");

        DyadException error =
                assertThrows(DyadException.class, () -> RatingsReader.read(pipe, ReadOptions.DEFAULT, Progress.NONE));

        assertEquals(DyadException.Kind.IO, error.kind());
        assertTrue(error.getMessage().contains("write the rows to a file"), error.getMessage());
    }

    @Test
    void folderWithoutRatingsSaysWhatItLookedFor() {
        String message = messageOf(folder, ReadOptions.DEFAULT);

        assertTrue(message.startsWith(folder + " holds no ratings: there is no u.data, ratings.dat or"), message);
    }

    @Test
    void missingLocationIsAnError() {
        DyadException error = assertThrows(
                DyadException.class,
                () -> RatingsReader.read(folder.resolve("none"), ReadOptions.DEFAULT, Progress.NONE));

        assertEquals(DyadException.Kind.IO, error.kind());
        assertTrue(error.getMessage().startsWith(folder.resolve("none") + " does not exist"), error.getMessage());
    }

    @Test
    void headerWithoutTheColumnsNamesTheRemedy() throws IOException {
        Path file = write("r.csv", "a,item,rating\n1,1,2\n");

        String message = messageOf(file, ReadOptions.DEFAULT);

        assertTrue(message.startsWith(file + " line 1: no column for the user among 'a, item, rating'"), message);
        assertTrue(message.contains("--columns USER,ITEM,RATING"), message);
    }

    @Test
    void damagedZipIsAnError() throws IOException {
        write("ratings.csv", HEADER + "1,10,4.0,1000000000\n".repeat(5000));
        Path zip = folder.resolve("set.zip");
        MovieLensZip.write(folder, "set/", zip);
        byte[] bytes = Files.readAllBytes(zip);

        Files.write(zip, Arrays.copyOf(bytes, bytes.length / 2));
        assertTrue(messageOf(zip, ReadOptions.DEFAULT).startsWith(zip + " is not a whole zip"));

        Arrays.fill(bytes, 80, 100, (byte) 0x55);
        Files.write(zip, bytes);
        String message = messageOf(zip, ReadOptions.DEFAULT);
        assertTrue(message.startsWith(zip + "!/set/ratings.csv"), message);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String messageOf(Path location, ReadOptions options) {
        DyadException error =
                assertThrows(DyadException.class, () -> RatingsReader.read(location, options, Progress.NONE));
        assertEquals(DyadException.Kind.DATA, error.kind(), error.getMessage());
        return String.valueOf(error.getMessage());
    }
}
