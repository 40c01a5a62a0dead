package dev.dyad.lab.studies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.lab.FigureKind;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Study;
import dev.dyad.lab.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StudyFileTest {

    private static final String HEAD = """
            name: mine
            question: Is it?
            """;

    @TempDir
    private Path folder;

    @Test
    void theExampleIsAStudy() throws IOException {
        Study study = read(StudyFile.example());
        assertEquals("dropout-by-size", study.name());
        assertEquals("Dropout by embedding size", study.title());
        assertEquals("Do large embeddings gain more from dropout than small ones?", study.question());
        assertEquals(List.of(42L, 43L, 44L), study.seeds());
        assertEquals(
                List.of(FigureKind.MAX_TEST_ACCURACY, FigureKind.TRAIN_TEST_GAP, FigureKind.TEST_ACCURACY_BY_EPOCH),
                study.figures());
        assertEquals(
                List.of(
                        "dim 16, dropout 0",
                        "dim 16, dropout 0.1",
                        "dim 16, dropout 0.2",
                        "dim 128, dropout 0",
                        "dim 128, dropout 0.1",
                        "dim 128, dropout 0.2"),
                labels(study));
        assertEquals(18, study.runs().size());
        RunSettings base = RunSettings.STUDY.with(Map.of("biases", "both", "epochs", "20"));
        assertEquals(
                base.with(Map.of("dim", "128", "dropout", "0.1")).toSpec(),
                study.variants().get(4).spec());
    }

    @Test
    void theExampleNamesEverySettingAndFigureAndItsDefaultsAreTheArticles() {
        String example = StudyFile.example();
        for (String name : RunSettings.names()) {
            assertTrue(example.contains(name + ":"), name);
            if (!name.equals("start")) {
                String trainer =
                        switch (name) {
                            case "row-l2", "patience" -> "sgd";
                            case "unobserved", "l2-exponent" -> "als";
                            default -> "adam";
                        };
                RunSettings usual =
                        trainer.equals("adam") ? RunSettings.STUDY : RunSettings.STUDY.with("trainer", trainer);
                String value = name + ": " + usual.get(name);
                assertTrue(example.contains(value + ",") || example.contains(value + ";"), value);
            }
        }
        for (FigureKind kind : FigureKind.values()) {
            assertTrue(example.contains(kind.toString()), kind.toString());
        }
    }

    @Test
    void whatTheExampleHasInCommentsIsAllowed() throws IOException {
        String text = StudyFile.example()
                .replaceFirst("(?s)\ngrid:.*?\n\n", "\n")
                .replace("# list:", "list:")
                .replaceAll("(?m)^# ( +)(- label|learning-rate|batch)", "$1$2");
        Study study = read(text);
        assertEquals(List.of("as in the article", "small steps"), labels(study));
        RunSpec base =
                RunSettings.STUDY.with(Map.of("biases", "both", "epochs", "20")).toSpec();
        assertEquals(base, study.variants().get(0).spec());
        assertEquals("256", study.variants().get(1).spec().settings().get("batch"));
    }

    @Test
    void everySettingOfACommandLineCanBeGiven() throws IOException {
        Study study = read(HEAD + """
                base:
                  similarity: dot
                  dim: 16
                  biases: item
                  features: genre:all,year
                  trainer: adam
                  epochs: 7
                  batch: 64
                  learning-rate: cosine:1e-2,warmup=2
                  l2: 1e-6
                  weight-decay: 0.01
                  dropout: .25
                  start: torch
                  split: leave-last:5
                  validation: 0
                  seed: -3
                list:
                  - label: only this
                """);
        RunSpec spec = study.variants().get(0).spec();
        assertEquals(
                Map.ofEntries(
                        Map.entry("similarity", "dot"),
                        Map.entry("dim", "16"),
                        Map.entry("biases", "item"),
                        Map.entry("features", "genre:all,year"),
                        Map.entry("trainer", "adam"),
                        Map.entry("epochs", "7"),
                        Map.entry("batch", "64"),
                        Map.entry("learning-rate", "cosine:0.01,warmup=2,floor=0"),
                        Map.entry("l2", "1.0E-6"),
                        Map.entry("weight-decay", "0.01"),
                        Map.entry("dropout", "0.25"),
                        Map.entry("start", "torch"),
                        Map.entry("split", "leave-last:5"),
                        Map.entry("validation", "0.0"),
                        Map.entry("seed", "-3")),
                spec.settings());
        assertEquals(List.of(-3L), study.seeds());
        assertEquals("mine", study.title());
    }

    @Test
    void aListCrossesAGridWithTheGridsLastSettingFastest() throws IOException {
        Study study = read(HEAD + """
                list:
                  - {label: plain}
                  - {label: dot, similarity: dot}
                grid:
                  dim: [8, 16]
                  biases: [none, both]
                """);
        assertEquals(
                List.of(
                        "plain, dim 8, no biases",
                        "plain, dim 8, both biases",
                        "plain, dim 16, no biases",
                        "plain, dim 16, both biases",
                        "dot, dim 8, no biases",
                        "dot, dim 8, both biases",
                        "dot, dim 16, no biases",
                        "dot, dim 16, both biases"),
                labels(study));
        assertEquals(
                RunSettings.STUDY.with(Map.of("similarity", "dot", "dim", "16")).toSpec(),
                study.variants().get(6).spec());
        assertEquals("small", study.variants().get(6).spec().settings().get("start"));
    }

    @Test
    void seedsCanBeGivenOneByOneOrCountedFromTheBases() throws IOException {
        assertEquals(
                List.of(5L, 1L),
                read(HEAD + "grid: {dim: [8]}\nseeds: [5, 1]\n").seeds());
        Study counted = read(HEAD + "base: {seed: 7}\ngrid: {dim: [8]}\nrepeats: 2\n");
        assertEquals(List.of(7L, 8L), counted.seeds());
        assertEquals(7, counted.variants().get(0).spec().seed());
    }

    @Test
    void anEmptyBaseIsTheArticles() throws IOException {
        Study study = read(HEAD + "base:\n#  dim: 8\ngrid: {dim: [64]}\n");
        assertEquals(
                RunSettings.STUDY.with("dim", "64").toSpec(),
                study.variants().get(0).spec());
    }

    @Test
    void aTextMayGoOverLinesAndAFileMayBeginWithAByteOrderMark() throws IOException {
        Study study = read("\uFEFFname: mine\r\nquestion: >\r\n  Is it\r\n  so?\r\ngrid: {dim: [8]}\r\n");
        assertEquals("Is it so?", study.question());
    }

    @Test
    void aStudyThatEqualsABuiltInOneSharesItsRuns() throws IOException {
        Study study = read(HEAD + "grid: {dim: ['8', \"16\", 32, 64, 128, 256]}\n");
        assertEquals(BuiltinStudies.named("embedding-size").runs(), study.runs());
    }

    static List<WrongStudy> wrongStudies() {
        return WrongStudy.ALL;
    }

    @ParameterizedTest
    @MethodSource("wrongStudies")
    void aMistakeIsNamedWithItsLineItsValueAndTheRemedy(WrongStudy wrong) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), wrong.text());
        DyadException e = assertThrows(DyadException.class, () -> StudyFile.read(file));
        assertEquals(file + wrong.message(), e.getMessage());
        assertEquals(DyadException.Kind.USAGE, e.kind());
    }

    @Test
    void aFileThatIsNotThereIsAnErrorOfReading() {
        UncheckedIOException e =
                assertThrows(UncheckedIOException.class, () -> StudyFile.read(folder.resolve("absent.yaml")));
        assertEquals(NoSuchFileException.class, e.getCause().getClass());
    }

    private Study read(String text) throws IOException {
        return StudyFile.read(Files.writeString(folder.resolve("study.yaml"), text));
    }

    private static List<String> labels(Study study) {
        return study.variants().stream().map(Variant::label).toList();
    }
}
