package dev.dyad.lab.studies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.lab.FigureKind;
import dev.dyad.lab.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/studies.md} says is so. */
class StudiesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "studies.md");

    private String page = "";

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(PAGE);
    }

    @Test
    void itsTableHasTheBuiltInStudiesWithTheirNumbersOfRuns() {
        Map<String, Integer> listed = new LinkedHashMap<>();
        Matcher row = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| (\\d+) \\|").matcher(page);
        while (row.find()) {
            listed.put(row.group(1), Integer.parseInt(row.group(2)));
        }
        Map<String, Integer> known = new LinkedHashMap<>();
        BuiltinStudies.all()
                .forEach(study -> known.put(study.name(), study.runs().size()));
        assertEquals(known, listed);
        long distinct = BuiltinStudies.all().stream()
                .flatMap(study -> study.runs().stream())
                .distinct()
                .count();
        assertTrue(page.contains("| all together | " + distinct + " |"));
    }

    @Test
    void itsExampleIsAStudyOfAsManyRunsAsItSays(@TempDir Path folder) throws IOException {
        Matcher block = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(page);
        assertTrue(block.find());
        Study study = StudyFile.read(Files.writeString(folder.resolve("example.yaml"), block.group(1)));
        assertEquals("start-and-size", study.name());
        assertEquals(18, study.runs().size());
        assertTrue(page.contains("2 × 3 variants with three seeds: 18 runs"));
        assertEquals("small start, dim 16", study.variants().get(0).label());
    }

    @Test
    void itNamesEverySettingAndFigure() {
        RunSettings.names().forEach(name -> assertTrue(page.contains("`" + name + "`"), name));
        for (FigureKind kind : FigureKind.values()) {
            assertTrue(page.contains("`" + kind + "`"), kind.toString());
        }
    }
}
