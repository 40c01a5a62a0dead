package dev.dyad.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of everybody's best items, as typed. */
class RecommendAllTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path REAL = Path.of("../../shared/data/ml-latest-small");

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void train() {
        model = folder.resolve("m.safetensors");
        trainOn(MadeRatings.in(folder), "cosine");
    }

    private void trainOn(Path data, String similarity) {
        List<String> words = new ArrayList<>(List.of("train", "--data", data.toString(), "--out", model.toString()));
        words.addAll(List.of("--similarity", similarity, "--dim", "8", "--epochs", "2", "--learning-rate", "1e-2"));
        run(ExitCode.OK, words.toArray(String[]::new));
    }

    private static Screen run(ExitCode expected, String... words) {
        Screen screen = Screen.plain();
        assertEquals(expected, screen.run(words), screen::err);
        return screen;
    }

    @Test
    void everybodyGetsWhatSheGetsAloneAndThreadsChangeNoByte() throws Exception {
        Path csv = folder.resolve("best.csv");
        String[] words = {"recommend", "--model", model.toString(), "--all", "--count", "4", "--out", csv.toString()};
        List<byte[]> files = new ArrayList<>();
        for (String threads : List.of("1", "2", "3")) {
            List<String> more = new ArrayList<>(List.of(words));
            more.addAll(List.of("--threads", threads, "--titles"));
            String said = run(ExitCode.OK, more.toArray(String[]::new)).out();
            assertTrue(said.contains("240 recommendations for 60 users"), said);
            files.add(Files.readAllBytes(csv));
        }
        assertArrayEquals(files.get(0), files.get(1));
        assertArrayEquals(files.get(0), files.get(2));
        List<String> lines = Files.readAllLines(csv);
        assertEquals("user,rank,item,score,title", lines.get(0));
        assertEquals(1 + 60 * 4, lines.size());
        for (int user : new int[] {1, 17, 60}) {
            JsonNode alone = JSON.readTree(run(
                            ExitCode.OK,
                            "recommend",
                            "--model",
                            model.toString(),
                            "--user",
                            Integer.toString(user),
                            "--count",
                            "4",
                            "--json")
                    .out());
            List<String> rows =
                    lines.stream().filter(line -> line.startsWith(user + ",")).toList();
            assertEquals(4, rows.size());
            for (int rank = 1; rank <= 4; rank++) {
                JsonNode item = alone.get("items").get(rank - 1);
                String[] cells = rows.get(rank - 1).split(",", 5);
                assertEquals(Integer.toString(rank), cells[1]);
                assertEquals(item.get("item").asText(), cells[2]);
                assertEquals(item.get("score").asDouble(), Float.parseFloat(cells[3]));
                assertEquals(item.get("title").asText(), cells[4].replace("\"", ""));
            }
        }
    }

    @Test
    void theBestItemsOfAllGoIntoParquetToo() throws Exception {
        Path csv = folder.resolve("best.csv");
        Path parquet = folder.resolve("best.parquet");
        for (Path out : List.of(csv, parquet)) {
            JsonNode document = JSON.readTree(run(
                            ExitCode.OK,
                            "recommend",
                            "--model",
                            model.toString(),
                            "--all",
                            "--count",
                            "3",
                            "--json",
                            "--out",
                            out.toString())
                    .out());
            assertEquals(180, document.get("recommendations").asInt());
            assertEquals(60, document.get("users").asInt());
        }
        Path back = folder.resolve("back.csv");
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            statement.execute("COPY (SELECT user, rank, item, CAST(score AS FLOAT) AS score FROM '" + parquet
                    + "') TO '" + back + "' (HEADER)");
            try (ResultSet types =
                    statement.executeQuery("SELECT typeof(user), typeof(score) FROM '" + parquet + "'")) {
                assertTrue(types.next());
                assertEquals(List.of("BIGINT", "DOUBLE"), List.of(types.getString(1), types.getString(2)));
            }
        }
        assertEquals(Files.readAllLines(csv), Files.readAllLines(back));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    0, left.filter(file -> file.toString().endsWith(".tmp")).count());
        }
    }

    @Test
    void onRealRatingsNobodyIsToldOfAnItemSheRated() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(REAL), "no real ratings at hand");
        trainOn(REAL, "dot");
        Path csv = folder.resolve("best.csv");
        run(ExitCode.OK, "recommend", "--model", model.toString(), "--all", "--out", csv.toString());
        Map<String, Boolean> rated = new HashMap<>();
        for (String line : Files.readAllLines(REAL.resolve("ratings.csv"))) {
            String[] cells = line.split(",");
            rated.put(cells[0] + "," + cells[1], true);
        }
        List<String> lines = Files.readAllLines(csv);
        assertEquals(1 + 610 * 10, lines.size());
        double previous = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            assertFalse(rated.containsKey(cells[0] + "," + cells[2]), line);
            double score = Double.parseDouble(cells[3]);
            assertTrue(cells[1].equals("1") || score <= previous, line);
            previous = score;
        }
    }
}
