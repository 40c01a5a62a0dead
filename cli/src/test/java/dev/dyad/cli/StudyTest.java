package dev.dyad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.cli.terminal.Output.Reader;
import dev.dyad.lab.studies.BuiltinStudies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dyad study} as typed, in this process, on a small study of two variants. */
class StudyTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TempDir
    private Path folder;

    private Path data;
    private Path out;
    private Path study;

    @BeforeEach
    void makeRatingsAndAStudy() throws Exception {
        data = MadeRatings.in(folder);
        out = folder.resolve("runs of mine");
        study = write("size", "dim: [2, 4]");
    }

    private Path write(String name, String grid) throws Exception {
        String yaml = """
                name: %s
                title: Of sizes
                question: Which is better?
                base:
                  epochs: 2
                  batch: 64
                  learning-rate: 1e-2
                grid:
                  %s
                """.formatted(name, grid);
        return Files.writeString(folder.resolve(name + ".yaml"), yaml);
    }

    private Screen run(ExitCode expected, String... words) {
        return run(Screen.plain(), expected, words);
    }

    private static Screen run(Screen screen, ExitCode expected, String... words) {
        assertEquals(expected, screen.run(words), screen::err);
        return screen;
    }

    private Screen study(ExitCode expected, String... more) {
        List<String> words = new ArrayList<>(List.of("study", "run", study.toString()));
        words.addAll(List.of("--data", data.toString(), "--out", out.toString()));
        words.addAll(List.of(more));
        return run(expected, words.toArray(String[]::new));
    }

    @Test
    void aStudyIsTrainedAndReported() throws Exception {
        Screen screen = study(ExitCode.OK);

        assertTrue(screen.out().contains("1 study, 2 runs, in " + out), screen.out());
        assertTrue(screen.out().contains("  size: dim 4 "), screen.out());
        assertTrue(screen.out().contains("best test acc"), screen.out());
        String page = Files.readString(out.resolve("report/index.html"));
        assertTrue(page.contains("Of sizes") && page.contains("Which is better?"));
        assertEquals("", screen.err());
    }

    @Test
    void jsonIsOneDocument() throws Exception {
        JsonNode document = JSON.readTree(study(ExitCode.OK, "--json").out());

        assertEquals("size", document.at("/studies/0/name").asText());
        assertEquals("dim 2", document.at("/studies/0/variants/0/label").asText());
        JsonNode best = document.at("/studies/0/variants/1/bestTestAccuracy");
        assertTrue(best.get("low").asDouble() < best.get("value").asDouble(), best::toString);
        assertEquals(42, document.at("/studies/0/variants/0/runs/0/seed").asInt());
        assertEquals(0, document.get("failed").size());
        assertTrue(Files.exists(Path.of(document.get("report").asText())));
    }

    @Test
    void whatIsDoneIsNotTrainedAgain() throws Exception {
        JsonNode first = JSON.readTree(study(ExitCode.OK, "--json").out());
        Screen second = study(ExitCode.OK, "--json");

        assertTrue(second.err().contains("2 runs (2 done before)"), second.err());
        assertEquals(first.get("studies"), JSON.readTree(second.out()).get("studies"));
    }

    @Test
    void seedsRepeatsAndEpochsCanBeChanged() throws Exception {
        JsonNode seeds = JSON.readTree(
                study(ExitCode.OK, "--json", "--seeds", "3,5", "--epochs", "1").out());
        assertEquals(5, seeds.at("/studies/0/variants/0/runs/1/seed").asInt());
        assertEquals(1, seeds.at("/studies/0/variants/0/runs/1/epochs").asInt());
        JsonNode repeats = JSON.readTree(study(ExitCode.OK, "--json", "--repeats", "3", "--validation", "0")
                .out());
        assertEquals(44, repeats.at("/studies/0/variants/0/runs/2/seed").asInt());
        assertFalse(repeats.at("/studies/0/variants/0/runs/0").has("validatedEpoch"));
    }

    @Test
    void nameAloneIsShortForRun() {
        Screen screen = run(ExitCode.OK, "study", study.toString(), "--data", data.toString(), "--out", out.toString());
        assertTrue(Files.exists(out.resolve("report/index.html")), screen.out());
    }

    @Test
    void aFailedRunIsNamedAtTheEndAndTheOthersAreDone() throws Exception {
        study = write("color", "features: [none, item.colour]");

        Screen screen = study(ExitCode.USAGE);

        assertTrue(screen.out().contains("color: no features"), screen.out());
        assertTrue(screen.err().contains("failed: color: item.colour"), screen.err());
        assertTrue(Files.exists(out.resolve("report/index.html")));
        JsonNode again = JSON.readTree(study(ExitCode.USAGE, "--json").out());
        assertEquals("color: item.colour", again.at("/failed/0/label").asText());
    }

    @Test
    void theReportIsMadeAgainWithoutTraining() throws Exception {
        study(ExitCode.OK);
        Path page = out.resolve("report/index.html");
        Files.delete(page);

        Screen screen = run(ExitCode.OK, "study", "report", out.toString(), "--data", data.toString());

        assertTrue(Files.exists(page));
        assertTrue(screen.out().contains("Of sizes"), screen.out());
    }

    @Test
    void aReportOnOtherRatingsIsRefused() throws Exception {
        study(ExitCode.OK);
        Path other = MadeRatings.in(Files.createDirectory(folder.resolve("other")), 50, 60, 2_000);

        Screen screen = run(ExitCode.USAGE, "study", "report", out.toString(), "--data", other.toString());

        assertTrue(screen.err().contains("are these the ratings that were trained on?"), screen.err());
    }

    @Test
    void allEpochsAreExported() throws Exception {
        study(ExitCode.OK);

        Screen screen = run(ExitCode.OK, "study", "export", out.toString());

        assertTrue(screen.out().contains("4 epochs of 2 runs"), screen.out());
        List<String> rows = Files.readAllLines(out.resolve("epochs.csv"));
        assertEquals(5, rows.size());
        assertTrue(rows.get(0).startsWith("run,similarity,dim,"), rows.get(0));
        byte[] parquet = Files.readAllBytes(out.resolve("epochs.parquet"));
        assertEquals("PAR1", new String(parquet, 0, 4, java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Test
    void aFolderWithoutStudiesIsNamed() {
        Screen screen = run(ExitCode.USAGE, "study", "export", data.toString());
        assertTrue(screen.err().contains("is no folder of studies"), screen.err());
        run(ExitCode.IO, "study", "export", folder.resolve("nowhere").toString());
    }

    @Test
    void theBuiltInStudiesAreListed() throws Exception {
        Screen screen = run(ExitCode.OK, "study", "list");
        for (String name : BuiltinStudies.names()) {
            assertTrue(screen.out().contains("\n" + name + " "), name);
        }
        JsonNode document = JSON.readTree(
                run(ExitCode.OK, "study", "list", "--json", "--repeats", "2").out());
        assertEquals(12, document.at("/studies/0/runs").asInt(), "six sizes, two seeds");
        assertFalse(document.has("estimatedSeconds"));
    }

    @Test
    void timesAreEstimatedOnTheData() throws Exception {
        JsonNode document =
                JSON.readTree(run(ExitCode.OK, "study", "list", study.toString(), "--data", data.toString(), "--json")
                        .out());
        double seconds = document.at("/studies/0/estimatedSeconds").asDouble();
        assertTrue(seconds > 0.001 && seconds < 60, document::toString);
    }

    @Test
    void aMisspeltStudyIsCorrected() {
        Screen screen = run(ExitCode.USAGE, "study", "embeding-size", "--data", data.toString());
        assertTrue(screen.err().contains("embedding-size"), screen.err());
        assertTrue(run(ExitCode.USAGE, "study", "run").err().contains("study list"));
        assertTrue(study(ExitCode.USAGE, "--seeds", "1,1").err().contains("different"));
        assertTrue(study(ExitCode.USAGE, "--seeds", "1", "--repeats", "2").err().contains("not both"));
        assertTrue(study(ExitCode.USAGE, "--fresh", "--resume").err().contains("not both"));
    }

    @Test
    void theExampleIsAStudy() throws Exception {
        study = Files.writeString(
                folder.resolve("example.yaml"),
                run(ExitCode.OK, "study", "example").out());
        JsonNode document = JSON.readTree(
                run(ExitCode.OK, "study", "list", study.toString(), "--json").out());
        assertEquals(18, document.get("differentRuns").asInt(), "two sizes, three dropouts, three seeds");
    }

    @Test
    void onATerminalBarsAreDrawnAndWiped() {
        Screen screen = new Screen(Reader.TERMINAL);
        run(
                screen,
                ExitCode.OK,
                "study",
                study.toString(),
                "--data",
                data.toString(),
                "--out",
                out.toString(),
                "--epochs",
                "40");
        assertTrue(screen.err().contains("/2 runs  "), screen.err());
        assertTrue(screen.err().contains("size: dim 2  "), screen.err());
        assertTrue(screen.err().endsWith("\033[2K"), "the last thing written wipes the bars");
    }
}
