package dev.dyad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dyad tune} and {@code dyad train --spec} as typed, in this process. */
class TuneTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TempDir
    private Path folder;

    private Path data;
    private Path spec;

    @BeforeEach
    void makeRatings() {
        data = MadeRatings.in(folder);
        spec = folder.resolve("best.yaml");
    }

    private static Screen run(ExitCode expected, String... words) {
        Screen screen = Screen.plain();
        assertEquals(expected, screen.run(words), screen::err);
        return screen;
    }

    private Screen tune(ExitCode expected, String... more) {
        List<String> words = new ArrayList<>(List.of("tune", "--data", data.toString(), "--out-spec", spec.toString()));
        words.addAll(List.of("--work", folder.resolve("work").toString(), "--trials", "4", "--epochs", "3"));
        words.addAll(List.of(more));
        return run(expected, words.toArray(String[]::new));
    }

    private JsonNode train(String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("train", "--data", data.toString(), "--json"));
        words.addAll(List.of("--out", folder.resolve("m.safetensors").toString()));
        words.addAll(List.of(more));
        return JSON.readTree(run(ExitCode.OK, words.toArray(String[]::new)).out());
    }

    @Test
    void theSpecOfTheBestTrainsTheModelThatWasMeasured() throws Exception {
        JsonNode found =
                JSON.readTree(tune(ExitCode.OK, "--json", "--head", "ordinal").out());

        assertEquals("nll", found.get("metric").asText());
        assertEquals(4, found.get("trials").size());
        assertEquals(300, found.at("/test/ratings").asInt());
        JsonNode trained = train("--spec", spec.toString());
        assertEquals("ordinal", trained.at("/spec/head").asText());
        JsonNode models = found.at("/test/models");
        double measured = models.get(models.size() - 1).get("rmse").asDouble();
        assertEquals(measured, trained.at("/epochs/2/testRmse").asDouble(), 1e-6);
        assertTrue(Files.readString(spec).startsWith("# The best of 4 settings for made (checksum "));
        String page = Files.readString(Path.of(found.get("report").asText()));
        assertTrue(page.contains("What mattered") && page.contains("data:image/svg+xml"));
    }

    @Test
    void whatIsDoneIsNotDoneAgain() throws Exception {
        JsonNode first = JSON.readTree(tune(ExitCode.OK, "--json").out());
        Screen second = tune(ExitCode.OK, "--json");
        assertTrue(second.err().replaceAll("\\s+", " ").contains("4 trials to epoch 1 (4 done before)"), second.err());
        assertEquals(first.get("trials"), JSON.readTree(second.out()).get("trials"));
        Screen fresh = tune(ExitCode.OK, "--fresh");
        assertFalse(fresh.out().contains("done before"), fresh.out());
    }

    @Test
    void aSpaceOfOnesOwnIsSearchedAndShown() throws Exception {
        Path space = Files.writeString(
                folder.resolve("space.yaml"),
                "base: {biases: item}\nspace:\n  dim: [2, 3, 4, 5]\n  l2: {from: 0.01, to: 0.1}\n");
        Screen screen = tune(ExitCode.OK, "--space", space.toString(), "--metric", "accuracy");
        assertTrue(screen.out().contains("The best trials, by accuracy on the validation part:"), screen.out());
        assertTrue(screen.out().contains("  dyad train --data " + data + " --spec " + spec), screen.out());
        assertTrue(Files.readString(spec).contains("\nbiases: item\n"));
    }

    @Test
    void mistakesAreNamed() throws Exception {
        Path space = Files.writeString(folder.resolve("space.yaml"), "space:\n  epochs: [2, 3]\n");
        String wrong = tune(ExitCode.USAGE, "--space", space.toString()).err();
        assertTrue(wrong.replaceAll("\\s+", " ").contains("line 2: 'epochs' cannot be searched for"), wrong);
        assertTrue(tune(ExitCode.USAGE, "--metric", "mae")
                .err()
                .replaceAll("\\s+", " ")
                .contains("choose rmse, accuracy or nll"));
        assertTrue(tune(ExitCode.USAGE, "--metric", "nll")
                .err()
                .replaceAll("\\s+", " ")
                .contains("add --head ordinal"));
        assertTrue(tune(ExitCode.USAGE, "--split", "none")
                .err()
                .replaceAll("\\s+", " ")
                .contains("hold some ratings out"));
        assertTrue(run(ExitCode.USAGE, "tune", "--data", data.toString(), "--trials", "0")
                .err()
                .replaceAll("\\s+", " ")
                .contains("give 1 to 10,000"));
    }

    @Test
    void optionsWinOverTheFile() throws Exception {
        Files.writeString(spec, "{\"dim\": 8, \"epochs\": 2, \"split\": \"random:0.2\", \"learning-rate\": 0.05}");
        JsonNode trained = train("--spec", spec.toString(), "--dim", "4");
        assertEquals(4, trained.at("/spec/dim").asInt());
        assertEquals(2, trained.get("epochs").size());
        assertEquals(600, trained.at("/data/heldOut").asInt());
        assertEquals(0.05, trained.at("/spec/learningRate").asDouble());
    }

    @Test
    void aMistakeInASpecIsNamedWithItsLine() throws Exception {
        Files.writeString(spec, "dim: 8\nlearning_rate: 0.1\n");
        String err = run(ExitCode.USAGE, "train", "--data", data.toString(), "--spec", spec.toString())
                .err();
        assertTrue(
                err.replaceAll("\\s+", " ")
                        .contains("line 2: There is no setting 'learning_rate': did you mean 'learning-rate'?"),
                err);
        String missing = run(ExitCode.IO, "train", "--data", data.toString(), "--spec", folder + "/none.yaml")
                .err();
        assertTrue(missing.contains("none.yaml"), missing);
    }
}
