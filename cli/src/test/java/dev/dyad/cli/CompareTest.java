package dev.dyad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.model.History;
import dev.dyad.model.TrainedModel;
import dev.dyad.store.ModelFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dyad compare} as typed, in this process. */
class CompareTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void makeRatings() {
        data = MadeRatings.in(folder);
    }

    private static Screen run(ExitCode expected, List<String> words) {
        Screen screen = Screen.plain();
        assertEquals(expected, screen.run(words.toArray(String[]::new)), screen::err);
        return screen;
    }

    private Path train(String name, String... more) {
        Path model = folder.resolve(name + ".safetensors");
        List<String> words = new ArrayList<>(List.of("train", "--data", data.toString(), "--out", model.toString()));
        words.addAll(List.of("--dim", "4", "--epochs", "3"));
        words.addAll(List.of(more));
        run(ExitCode.OK, words);
        return model;
    }

    private static Screen compare(ExitCode expected, List<Path> models, String... more) {
        List<String> words = new ArrayList<>(List.of("compare"));
        models.forEach(model -> words.addAll(List.of("--model", model.toString())));
        words.addAll(List.of(more));
        return run(expected, words);
    }

    private static JsonNode evaluate(Path model) throws Exception {
        return JSON.readTree(run(ExitCode.OK, List.of("evaluate", "--model", model.toString(), "--json"))
                .out());
    }

    @Test
    void figuresAreThoseOfAnEvaluationAndDifferencesTheirs() throws Exception {
        List<Path> models =
                List.of(train("a"), train("b", "--head", "ordinal"), train("c", "--head", "ordinal", "--l2", "0.2"));
        JsonNode found = JSON.readTree(compare(ExitCode.OK, models, "--json").out());

        assertEquals(300, found.get("ratings").asInt());
        for (int m = 0; m < models.size(); m++) {
            JsonNode alone = evaluate(models.get(m));
            for (String figure : List.of("accuracy", "rmse", "mae")) {
                assertEquals(
                        alone.get(figure).asDouble(),
                        found.at("/models/" + m + "/" + figure).asDouble(),
                        1e-6);
            }
            assertEquals(
                    alone.at("/distribution/negativeLogLikelihood").asDouble(),
                    found.at("/models/" + m + "/negativeLogLikelihood").asDouble(),
                    1e-6);
        }
        JsonNode second = found.at("/differences/1");
        for (String figure : List.of("accuracy", "rmse", "mae")) {
            double difference = found.at("/models/2/" + figure).asDouble()
                    - found.at("/models/0/" + figure).asDouble();
            JsonNode told = second.get(figure);
            assertEquals(difference, told.get("value").asDouble(), 1e-6);
            assertTrue(
                    told.get("low").asDouble() < difference
                            && difference < told.get("high").asDouble(),
                    told::toString);
            assertTrue(told.get("correctedP").asDouble() >= told.get("p").asDouble(), told::toString);
        }
        String text = compare(ExitCode.OK, models).out();
        assertTrue(text.startsWith("300 ratings, held out of made (random:0.1, seed 42)"), text);
        assertTrue(text.contains("c.safetensors less ") && text.contains("accuracy, points"), text);
    }

    @Test
    void otherSplitsAreRefusedWithThePlace() {
        Path a = train("a");
        Path b = train("b", "--seed", "7");
        String err = compare(ExitCode.USAGE, List.of(a, b)).err().replaceAll("\\s+", " ");
        assertTrue(err.contains("The models were not trained on the same ratings"), err);
        assertTrue(err.contains("the first the rating of item "), err);
        assertTrue(err.contains("random:0.1, seed 42, of made") && err.contains("random:0.1, seed 7, of made"), err);
        assertTrue(err.contains("add --overlap"), err);
    }

    @Test
    void theOverlapIsWhatBothHeldOut() throws Exception {
        Path a = train("a");
        Path b = train("b", "--seed", "7");
        History first = ModelFile.read(a).history();
        TrainedModel other = ModelFile.read(b);
        int both = 0;
        for (int k = 0; k < first.start(first.users()); k++) {
            // The same file, so that the positions are the same, too.
            both += first.isHeldOut(k) && other.history().isHeldOut(k) ? 1 : 0;
        }
        Screen screen = compare(ExitCode.OK, List.of(a, b), "--overlap", "--json");
        assertEquals(both, JSON.readTree(screen.out()).get("ratings").asInt());
        assertTrue(screen.err().contains("some of the models have learned from them"), screen.err());
    }

    @Test
    void theDataThemselvesGiveTheSameAsWhatTheModelKeeps() throws Exception {
        List<Path> models = List.of(train("a"), train("b", "--l2", "0.2"));
        JsonNode kept = JSON.readTree(compare(ExitCode.OK, models, "--json").out());
        JsonNode given = JSON.readTree(compare(ExitCode.OK, models, "--json", "--data", data.toString())
                .out());
        assertEquals(kept.get("ratings"), given.get("ratings"));
        assertEquals(
                kept.at("/models/1/rmse").asDouble(), given.at("/models/1/rmse").asDouble(), 1e-9);
    }

    @Test
    void oneModelOrNoneIsNotEnough() {
        Path a = train("a");
        assertTrue(compare(ExitCode.USAGE, List.of(a)).err().contains("name another to compare it with"));
        assertTrue(
                compare(ExitCode.IO, List.of(a, folder.resolve("none"))).err().contains("There is no model"));
        assertTrue(compare(ExitCode.DATA, List.of(train("n", "--split", "none"), train("o", "--split", "none")))
                .err()
                .contains("No rating is left"));
    }
}
