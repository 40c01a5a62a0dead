package dev.dyad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ratings in the forms that {@code --data} and its companions take. */
class DataOptionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final Screen screen = Screen.plain();

    private JsonNode train(Path data, String... more) throws IOException {
        return JSON.readTree(runTrain(ExitCode.OK, data, more).out());
    }

    private Screen runTrain(ExitCode expected, Path data, String... more) {
        List<String> words = new ArrayList<>(List.of("train", "--data", data.toString(), "--json"));
        words.addAll(List.of("--out", folder.resolve("m.safetensors").toString(), "--dim", "4", "--epochs", "1"));
        words.addAll(List.of(more));
        assertEquals(expected, screen.run(words.toArray(String[]::new)), screen::err);
        return screen;
    }

    @Test
    void badRowsAreLeftOutAndCountedWhereThatIsAskedFor() throws Exception {
        Path data = MadeRatings.in(folder);
        Path ratings = data.resolve("ratings.csv");
        List<String> rows = new ArrayList<>(Files.readAllLines(ratings));
        rows.add(3, "1,1,4.7,1500000000");
        rows.add(7, "1,2,often,1500000000");
        Files.write(ratings, rows);

        JsonNode document = train(data, "--on-bad-row", "skip");

        assertEquals(3_000, document.at("/data/ratings").asInt());
        for (String part : List.of("1 row with a rating off the scale", "line 4", "is not a number", "line 8")) {
            assertTrue(screen.err().contains(part), screen.err());
            assertTrue(document.at("/data/notes").toString().contains(part), document::toString);
        }
    }

    @Test
    void aBadRowEndsTheReadingOtherwise() throws Exception {
        Path data = MadeRatings.in(folder);
        Files.writeString(data.resolve("ratings.csv"), "userId,movieId,rating,timestamp\n1,1,4.7,1500000000\n");
        runTrain(ExitCode.DATA, data);
        assertTrue(screen.err().contains("line 2") && screen.err().contains("4.7"), screen.err());
        assertTrue(screen.err().contains("--on-bad-row skip"), screen.err());
        assertEquals("", screen.out());
    }

    @Test
    void aZipGivesTheRatingsOfItsFolder() throws Exception {
        Path data = MadeRatings.in(folder);
        Path zip = folder.resolve("made.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.list(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry("made/" + file.getFileName()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        JsonNode document = train(zip);
        assertEquals(checksum(data), document.at("/data/checksum").asText());
        assertEquals(zip.toString(), document.at("/data/source").asText());
    }

    @Test
    void aParquetFileGivesItsRatings() throws Exception {
        Path data = MadeRatings.in(folder);
        Path parquet = folder.resolve("ratings.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT userId AS user, movieId AS item, rating, timestamp AS time FROM '%s') TO '%s' (FORMAT parquet)"
                            .formatted(data.resolve("ratings.csv"), parquet));
        }
        JsonNode document = train(parquet, "--scale", "0.5:5:0.5");
        assertEquals(3_000, document.at("/data/ratings").asInt());
        assertEquals(60, document.at("/data/users").asInt());
        assertEquals("0.5:5.0:0.5", document.at("/data/scale").asText());
    }

    @Test
    void columnsAreTakenByNameOrPosition() throws Exception {
        Path shop = folder.resolve("shop.csv");
        Files.writeString(shop, "stars,when,customer,product\n4,x,ann,mug\n5,x,bob,mug\n1,x,ann,pen\n2,x,cid,pen\n");
        for (String columns : List.of("customer,product,stars", "3,4,1")) {
            Screen shown = Screen.plain();
            ExitCode code = shown.run("data", "show", shop.toString(), "--columns", columns, "--json");
            assertEquals(ExitCode.OK, code, shown::err);
            JsonNode profile = JSON.readTree(shown.out());
            assertEquals(4, profile.get("ratings").asInt());
            assertEquals(3, profile.at("/byUser/rows").asInt());
            assertEquals(2, profile.at("/byItem/rows").asInt());
        }
        assertEquals(
                ExitCode.DATA, screen.run("data", "show", shop.toString(), "--columns", "customer,product,points"));
        assertTrue(screen.err().contains("points") && screen.err().contains("stars"), screen.err());
    }

    /**
     * No learning rate that is allowed makes Adam diverge on ordinary ratings: a step moves a number by about the rate,
     * whatever the gradient, and the rate is at most 10. Ratings whose errors are beyond a float do.
     */
    @Test
    void aDivergedTrainingHasItsOwnExitCodeAndLeavesNoModel() throws Exception {
        Path data = folder.resolve("vast.csv");
        Files.writeString(data, "user,item,rating\n1,1,0\n1,2,3e38\n2,1,3e38\n2,2,0\n");
        runTrain(ExitCode.DIVERGED, data, "--scale", "0:3e38:3e38", "--split", "none", "--batch", "1");
        assertTrue(screen.err().contains("diverged in epoch"), screen.err());
        assertTrue(screen.err().contains("learning rate"), screen.err());
        assertEquals("", screen.out());
        assertFalse(Files.exists(folder.resolve("m.safetensors")));
    }

    private static String checksum(Path data) throws IOException {
        Screen shown = Screen.plain();
        Path model = data.resolveSibling("other.safetensors");
        String[] words = {
            "train", "--data", data.toString(), "--out", model.toString(), "--dim", "4", "--epochs", "1", "--json"
        };
        assertEquals(ExitCode.OK, shown.run(words), shown::err);
        return JSON.readTree(shown.out()).at("/data/checksum").asText();
    }
}
