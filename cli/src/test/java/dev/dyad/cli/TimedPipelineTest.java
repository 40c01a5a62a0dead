package dev.dyad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features of time, as typed, from ratings to predictions. */
class TimedPipelineTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FEATURES = "genre:all,time.era,time.day,time.sitting,time.drift";

    @TempDir
    private Path folder;

    private Path data;
    private Path model;

    @BeforeEach
    void makeRatings() {
        data = MadeRatings.in(folder);
        model = folder.resolve("m.safetensors");
    }

    private static Screen run(ExitCode expected, String... words) {
        Screen screen = Screen.plain();
        assertEquals(expected, screen.run(words), screen::err);
        return screen;
    }

    private Screen train(ExitCode expected, String... more) {
        List<String> words = new ArrayList<>(List.of("train", "--data", data.toString(), "--out", model.toString()));
        words.addAll(List.of("--dim", "8"));
        words.addAll(List.of(more));
        return run(expected, words.toArray(String[]::new));
    }

    private JsonNode predict(String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("predict", "--model", model.toString()));
        words.addAll(List.of(more));
        return JSON.readTree(run(ExitCode.OK, words.toArray(String[]::new)).out());
    }

    /** The user, item and time of the first rating. */
    private String[] first() throws Exception {
        return Files.readAllLines(data.resolve("ratings.csv")).get(1).split(",");
    }

    @Test
    void evaluateFindsWhatTheLastEpochFound() throws Exception {
        for (String split : List.of("random:0.1", "temporal:0.1")) {
            JsonNode trained = JSON.readTree(
                    train(ExitCode.OK, "--head", "ordinal", "--features", FEATURES, "--split", split, "--json")
                            .out());
            assertEquals(FEATURES, trained.at("/spec/features").asText());
            List<String> words = List.of("evaluate", "--model", model.toString(), "--json");
            JsonNode own =
                    JSON.readTree(run(ExitCode.OK, words.toArray(String[]::new)).out());
            assertEquals(
                    trained.at("/epochs/11/testRmse").asDouble(),
                    own.get("rmse").asDouble());
            assertEquals(
                    trained.at("/epochs/11/testAccuracy").asDouble(),
                    own.get("accuracy").asDouble());
        }
    }

    /** The first model's own file has no times. */
    @Test
    void aComparisonAsksModelsThatKnowOfTimesAtTheTimesOfRatings() throws Exception {
        train(ExitCode.OK);
        Path plain = Files.move(model, folder.resolve("plain.safetensors"));
        train(ExitCode.OK, "--features", "time.day");
        JsonNode evaluated = JSON.readTree(run(ExitCode.OK, "evaluate", "--model", model.toString(), "--json")
                .out());
        JsonNode compared = JSON.readTree(
                run(ExitCode.OK, "compare", "--model", plain.toString(), "--model", model.toString(), "--json")
                        .out());
        assertEquals(
                evaluated.get("rmse").asDouble(), compared.at("/models/1/rmse").asDouble(), 1e-6);
    }

    /** Under another name, so that nothing but the ratings themselves tells which were trained on. */
    @Test
    void ratingsOfOtherDataAreComparedAtTheirTimes() throws Exception {
        train(ExitCode.OK, "--features", "time.day", "--split", "temporal:0.1");
        Path copy = Files.createDirectories(folder.resolve("other")).resolve("ratings.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(data.resolve("ratings.csv")));
        lines.set(1, lines.get(1).replaceAll(",[^,]*,", ",999999,"));
        Files.write(copy, lines);
        JsonNode own = JSON.readTree(run(ExitCode.OK, "evaluate", "--model", model.toString(), "--json")
                .out());
        JsonNode other = JSON.readTree(
                run(ExitCode.OK, "evaluate", "--model", model.toString(), "--data", copy.toString(), "--json")
                        .out());
        assertEquals(own.get("rmse").asDouble(), other.get("rmse").asDouble(), 0.02);
    }

    @Test
    void aPredictionIsForItsTime() throws Exception {
        train(ExitCode.OK, "--features", "time.day,time.sitting", "--split", "none");
        String[] rating = first();
        double now = predict("--user", rating[0], "--item", rating[1], "--json")
                .get("rating")
                .asDouble();
        double then = predict("--user", rating[0], "--item", rating[1], "--time", rating[3], "--json")
                .get("rating")
                .asDouble();
        double future = predict("--user", rating[0], "--item", rating[1], "--time", "2099-01-01T00:00:00Z", "--json")
                .get("rating")
                .asDouble();
        assertNotEquals(now, then);
        assertEquals(now, future);

        Path pairs = Files.writeString(
                folder.resolve("pairs.csv"),
                "userId,movieId,timestamp\n%1$s,%2$s,%3$s\n%1$s,%2$s,\n".formatted(rating[0], rating[1], rating[3]));
        JsonNode both = predict("--pairs", pairs.toString(), "--json").get("predictions");
        assertEquals(then, both.get(0).get("rating").asDouble());
        assertEquals(now, both.get(1).get("rating").asDouble());
    }

    @Test
    void whatIsNoTimeIsRefusedWithItsPlace() throws Exception {
        train(ExitCode.OK, "--features", "time.day");
        String[] rating = first();
        Screen one = run(
                ExitCode.USAGE,
                "predict",
                "--model",
                model.toString(),
                "--user",
                rating[0],
                "--item",
                rating[1],
                "--time",
                "yesterday");
        assertTrue(one.err().contains("--time yesterday is no time"), one.err());
        Path pairs = Files.writeString(folder.resolve("pairs.csv"), "user,item,time\n1,2,soon\n");
        Screen many = run(ExitCode.DATA, "predict", "--model", model.toString(), "--pairs", pairs.toString());
        assertTrue(many.err().contains("line 2: 'soon' is no time"), many.err());
        Screen misplaced =
                run(ExitCode.USAGE, "predict", "--model", model.toString(), "--pairs", pairs.toString(), "--time", "1");
        assertTrue(misplaced.err().contains("a column called time"), misplaced.err());
    }

    @Test
    void featuresOfTimeNeedTimesAndTheTrainerThatLearnsThem() throws Exception {
        Screen adam = train(ExitCode.USAGE, "--features", "time.day", "--trainer", "adam");
        assertTrue(adam.err().contains("take --trainer sgd"), adam.err());
        Screen era = train(ExitCode.USAGE, "--features", "time.era");
        assertTrue(era.err().contains("--head ordinal"), era.err());
        Screen unknown = train(ExitCode.USAGE, "--features", "time.hour");
        assertTrue(unknown.err().contains("time.era, time.day, time.sitting, time.drift"), unknown.err());
        Path timeless = Files.createDirectories(folder.resolve("timeless")).resolve("ratings.csv");
        List<String> lines = Files.readAllLines(data.resolve("ratings.csv"));
        Files.write(
                timeless,
                lines.stream()
                        .map(line -> line.substring(0, line.lastIndexOf(',')))
                        .toList());
        data = timeless;
        Screen refused = train(ExitCode.USAGE, "--features", "time.day");
        assertTrue(refused.err().contains("need the times of ratings, and these have none"), refused.err());
    }

    @Test
    void recommendationsAreForNow() throws Exception {
        train(ExitCode.OK, "--head", "ordinal", "--features", FEATURES);
        JsonNode best = JSON.readTree(
                        run(ExitCode.OK, "recommend", "--model", model.toString(), "--user", "1", "--json")
                                .out())
                .at("/items/0");
        JsonNode predicted = predict("--user", "1", "--item", best.get("item").asText(), "--json");
        assertEquals(best.get("score").asDouble(), predicted.get("rating").asDouble(), 1e-6);
    }
}
