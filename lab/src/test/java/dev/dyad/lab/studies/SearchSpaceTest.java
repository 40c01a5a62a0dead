package dev.dyad.lab.studies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchSpaceTest {

    @TempDir
    private Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("s.yaml"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "adam"})
    void theUsualSpacesDrawAllowedSettingsInTheirRanges(String trainer) {
        SearchSpace space = SearchSpace.usual(trainer);
        List<Map<String, String>> drawn = space.draw(50, 7);
        assertEquals(50, drawn.size());
        assertEquals(drawn.subList(0, 20), space.draw(20, 7), "the first are the same, however many");
        for (Map<String, String> point : drawn) {
            assertEquals(space.ranges().keySet(), point.keySet());
            point.forEach(RunSettings::requireAllowed);
        }
    }

    @Test
    void logarithmicRangesGiveAsMuchToEachFactor() throws Exception {
        SearchSpace space = SearchSpace.read(file("space: {l2: {from: 0.001, to: 0.1, scale: log}}"));
        long low = space.draw(400, 1).stream()
                .mapToDouble(point -> Double.parseDouble(point.get("l2")))
                .filter(value -> value < 0.01)
                .count();
        // Half of them by design; five deviations of ten around 200.
        assertTrue(low > 150 && low < 250, low + " below the middle");
    }

    @Test
    void aSmallSpaceIsDrawnOnceThrough() throws Exception {
        SearchSpace space = SearchSpace.read(file("base: {trainer: sgd}\nspace: {dim: [4, 8], biases: [none, both]}"));
        assertEquals(4, space.draw(100, 1).size());
        assertEquals(Map.of("trainer", "sgd"), space.base());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "space: {lr: [1]} | s.yaml line 1: There is no setting 'lr': did you mean 'l2'? choose from",
                "dim: [4] | s.yaml line 1: 'dim' is a setting: write it under 'space' to vary it, or under 'base'",
                "base: {dim: 4} | s.yaml line 1: there is no 'space'; name settings under it",
                "space: {epochs: [4]} | s.yaml line 1: 'epochs' cannot be searched for: the rungs of the search are epochs",
                "space: {l2: {from: 0, to: 1, scale: log}} | 'l2' goes from 0.0 by its logarithm; begin above 0",
                "space: {l2: {from: 1, to: 0.1}} | 'l2' goes from 1.0 to 0.1; give ends of which the first is lower",
                "space: {l2: {from: 0.1}} | 'l2' has no 'to'; write both ends",
                "space: {l2: {from: 0.1, to: x}} | 'to' of 'l2' is 'x': give a number",
                "space: {l2: {from: 0.1, to: 5}} | L2 5.0: give 0 to 1",
                "space: {l2: {from: 0.1, to: 0.5, scale: cubic}} | scale 'cubic': choose log or linear",
                "space: {l2: {from: 0.1, to: 0.5, step: 1}} | There is no part of a range 'step'",
                "space: {l2: 0.1} | 'l2' needs a list of values, or ends such as",
                "space: {dim: [4, 4]} | '4' stands twice in 'dim'; take one out",
                "space: {dim: [0]} | Embedding size 0: give one from 1 to 1024",
                "space: {l2: {from: 0.1, to: 0.5, form: 'XX'}} | form 'XX': write X once",
                "base: {dim: 4}\\nspace: {dim: [8]} | s.yaml line 1: 'dim' is varied under 'space'",
                "base: {seed: 4}\\nspace: {dim: [8]} | 'seed' holds for the search as a whole: give it with --seed"
            })
    void aMistakeIsNamedWithItsLineAndWhatIsAllowed(String text, String message) throws Exception {
        Path file = file(text.replace("\\n", "\n"));
        DyadException e = assertThrows(DyadException.class, () -> SearchSpace.read(file));
        assertTrue(e.getMessage().contains(message), e::getMessage);
        assertEquals(DyadException.Kind.USAGE, e.kind());
    }
}
