package dev.dyad.bench.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.DyadException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on tiny data; Dyad always, others where they are there. */
class WholeProgramTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Starts the program in this JVM's image, from the classes under test. */
    private static String dyad() {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return java + " --add-modules jdk.incubator.vector -cp " + classes + " dev.dyad.cli.Main";
    }

    private PrintStream to(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private static List<String> words(String text, String... more) {
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        words.addAll(List.of(more));
        return words;
    }

    @Test
    void dyadIsMeasuredFromFileToModelAndAbsentPeersSayHowToGetThem() throws Exception {
        Peers.run(
                words(
                        "--json --peers dyad,libmf,torch --python no-such-python --like demo --ratings 20000 --dim 8 --epochs 3",
                        "--dyad",
                        dyad(),
                        "--dyad-train",
                        "--similarity dot"),
                to(out),
                to(err));
        JsonNode document = JSON.readTree(out.toString(StandardCharsets.UTF_8));
        assertEquals(20_000, document.get("ratings").asInt());
        assertEquals(1, document.get("runs").size());
        JsonNode run = document.at("/runs/0");
        double parts =
                run.get("loadSeconds").asDouble() + run.get("saveSeconds").asDouble();
        assertTrue(parts > 0 && parts < run.get("totalSeconds").asDouble(), run::toString);
        assertTrue(run.get("epochSeconds").asDouble() > 0, run::toString);
        assertEquals(3, run.get("curve").size());
        assertEquals(run.at("/curve/2/testRmse").asDouble(), run.get("testRmse").asDouble());
        assertTrue(run.get("settings").asText().contains("--similarity dot"), run::toString);
        assertTrue(run.get("peakBytes").isNull() || run.get("peakBytes").asLong() > 10_000_000, run::toString);
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("git clone https://github.com/cjlin1/libmf"), said);
        assertTrue(said.contains("--python"), said);
    }

    @Test
    void libmfLearnsFromTheSameRatings() throws Exception {
        String built = System.getenv("DYAD_LIBMF");
        assumeTrue(built != null, "DYAD_LIBMF names no folder where LIBMF was built");
        Peers.run(
                words("--json --peers libmf --like demo --ratings 20000 --dim 8 --epochs 5", "--libmf", built),
                to(out),
                to(err));
        JsonNode run = JSON.readTree(out.toString(StandardCharsets.UTF_8)).at("/runs/0");
        assertEquals("LIBMF", run.get("peer").asText());
        assertEquals(5, run.get("curve").size());
        // Its threads race, so that two runs differ a little; its own figure is not clamped.
        assertEquals(run.at("/curve/4/testRmse").asDouble(), run.get("testRmse").asDouble(), 0.03);
    }

    @Test
    void scalingHasARowForEachCellAndAPicture(@TempDir Path folder) throws Exception {
        Path picture = folder.resolve("scaling.svg");
        Scaling.run(
                words(
                        "--json --like demo --thousands 5,10 --dims 8 --threads 1 --epochs 1",
                        "--dyad",
                        dyad(),
                        "--picture",
                        picture.toString()),
                to(out),
                to(err));
        JsonNode cells = JSON.readTree(out.toString(StandardCharsets.UTF_8)).get("cells");
        assertEquals(2, cells.size());
        assertEquals(10_000, cells.at("/1/ratings").asInt());
        assertTrue(cells.at("/1/nanosPerRating").asDouble() > 0, cells::toString);
        assertEquals(
                "svg",
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(picture.toFile())
                        .getDocumentElement()
                        .getTagName());
        assertTrue(Files.readString(picture).contains("dim 8, 1 thread"));
    }

    @Test
    void aProgramThatFailsIsQuotedInTheError() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        DyadException thrown = assertThrows(DyadException.class, () -> ProcessRun.of(List.of(java, "--no-such-flag"))
                .orFail("the program"));
        assertTrue(thrown.getMessage().contains("the program ended with code"), thrown::getMessage);
        assertTrue(thrown.getMessage().contains("no-such-flag"), thrown::getMessage);
    }
}
