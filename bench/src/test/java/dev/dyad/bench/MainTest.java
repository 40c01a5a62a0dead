package dev.dyad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String words) {
        return Main.run(
                words.isEmpty() ? List.of() : List.of(words.split(" ")),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void aTrainingOnMadeRatingsGivesOneJsonDocument() throws Exception {
        int code = run("adam --like demo --ratings 60000 --dim 16 --batch 64 --threads 2 --epochs 2 --json");
        assertEquals(0, code, err::toString);
        JsonNode document = JSON.readTree(out.toString(StandardCharsets.UTF_8));
        assertEquals(60_000, document.at("/data/ratings").asInt());
        assertEquals(16, document.at("/spec/dim").asInt());
        assertEquals("cosine", document.at("/spec/similarity").asText());
        assertEquals(2, document.get("epochs").size());
        for (JsonNode epoch : document.get("epochs")) {
            double training = epoch.get("trainingRatingsPerSecond").asDouble();
            double whole = epoch.get("epochRatingsPerSecond").asDouble();
            assertEquals(54_000 / epoch.get("seconds").asDouble(), whole, whole * 1e-6);
            assertTrue(epoch.get("trainingRatingsPerSecond").isNull() || training > 0, epoch::toString);
            assertTrue(epoch.get("testRmse").asDouble() > 0, epoch::toString);
        }
        assertTrue(document.at("/peakMemory/bytes").asLong() > 10_000_000, document::toString);
        assertTrue(document.at("/machine/cores").asInt() >= 1, document::toString);
        assertTrue(document.at("/machine/kernels").asText().matches("scalar|vector.*"), document::toString);
    }

    @Test
    void theFloorIsTheLargerOfMovingAndLearning() {
        int code = run("floor --dim 16 --threads 1 --ratings 10000000 --users 200000 --items 50000");
        assertEquals(0, code, err::toString);
        String text = out.toString(StandardCharsets.UTF_8);
        double moving = seconds(text, "moving");
        double learning = seconds(text, "learning");
        assertTrue(moving > 0 && learning > 0, text);
        assertEquals(Math.max(moving, learning), seconds(text, "floor"), text);
    }

    private static double seconds(String text, String name) {
        String line = text.lines()
                .filter(l -> l.strip().startsWith(name + " "))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.strip().split("\\s+")[1]);
    }

    @Test
    void forPeopleThereAreALineAnEpochMemoryAndMachine() {
        int code = run("adam --like demo --ratings 10000 --dim 8 --epochs 2 --similarity dot");
        assertEquals(0, code, err::toString);
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains(AdamReport.HEADER), text);
        assertTrue(text.contains("peak memory") && text.contains("machine") && text.contains("Java"), text);
        assertEquals(2, text.lines().filter(line -> line.matches(" +[12] .*")).count(), text);
    }

    @ParameterizedTest
    @CsvSource({
        "sgd,there are adam, peers, scaling, floor and kernels",
        "adam --dims 8,--dim ",
        "adam --dim,its value is missing",
        "adam --dim many,give a whole number",
        "adam --dim 0,1 to 1024",
        "adam --threads 3000000000,smaller number",
        "adam --threads 0,1 to 1024",
        "adam --l2 much,give a number",
        "adam --similarity manhattan,dot",
        "adam --like ml-9,known are",
        "kernels nothing-such,fits none of dot"
    })
    void anArgumentThatIsWrongIsNamedWithTheRemedy(String words, String remedy) {
        assertEquals(2, run(words), err::toString);
        assertTrue(err.toString(StandardCharsets.UTF_8).contains(remedy), err::toString);
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void withoutArgumentsTheOptionsAreShown() {
        assertEquals(0, run(""));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("--learning-rate"), out::toString);
    }
}
