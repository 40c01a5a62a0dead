package dev.dyad.lab.studies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.lab.RunSpec;
import dev.dyad.model.Head;
import dev.dyad.train.Sgd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecFileTest {

    @TempDir
    private Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("m.yaml"), text);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        RunSpec spec = RunSettings.usual("sgd", Head.ORDINAL)
                .with(Map.of("features", "genre:all,year"))
                .toSpec();
        String text = SpecFile.text(spec.settings(), List.of("of: one", "two"));
        assertTrue(text.startsWith("# of: one\n# two\nsimilarity: dot\n"), text);
        assertEquals(spec.settings(), SpecFile.read(file(text)));
    }

    @Test
    void jsonIsRead() throws Exception {
        assertEquals(
                Map.of("dim", "8", "learning-rate", "cosine:0.1,floor=0.001"),
                SpecFile.read(file("{\"dim\": 8, \"learning-rate\": \"cosine:0.1,floor=0.001\"}")));
    }

    @Test
    void trainingMayEndEarlyAndBeTestedOnAFile() throws Exception {
        assertEquals(
                Map.of("patience", "2", "split", "given:u1.test"),
                SpecFile.read(file("patience: 2\nsplit: given:u1.test")));
    }

    @Test
    void whatIsUsualFollowsTheHead() {
        assertEquals(
                Sgd.ORDINAL, RunSettings.usual("sgd", Head.ORDINAL).toSpec().trainer());
        assertEquals(
                Sgd.DEFAULT, RunSettings.usual("sgd", Head.REGRESSION).toSpec().trainer());
        assertEquals(
                Sgd.ORDINAL.withEpochs(5),
                RunSettings.usual("sgd", Head.REGRESSION)
                        .with("epochs", "5")
                        .with("head", "ordinal")
                        .toSpec()
                        .trainer());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "dim: 4\\nl3: 1 | m.yaml line 2: There is no setting 'l3': did you mean 'l2'? choose from",
                "dim: zero | m.yaml line 1: Embedding size 'zero': give a whole number",
                "dim: 4\\ndim: 5 | m.yaml line 2: 'dim' stands in line 1 already",
                "trainer: sdg | m.yaml line 1: Trainer 'sdg': choose sgd or adam",
                "head: cdf | m.yaml line 1: Head 'cdf': choose regression, ordinal or implicit",
                "dim: [4] | m.yaml line 1: 'dim' needs one value, not a list",
                "- dim | m.yaml line 1: a spec needs names with values",
                "\"# only words\" | there are no settings in it; write one a line"
            })
    void aMistakeIsNamedWithItsLineAndWhatIsAllowed(String text, String message) throws Exception {
        Path file = file(text.replace("\\n", "\n"));
        DyadException e = assertThrows(DyadException.class, () -> SpecFile.read(file));
        assertTrue(e.getMessage().contains(message), e::getMessage);
        assertEquals(DyadException.Kind.USAGE, e.kind());
    }
}
