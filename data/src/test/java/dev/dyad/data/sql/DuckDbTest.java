package dev.dyad.data.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DuckDbTest {

    /** What does not name DuckDB's classes cannot load them. */
    @Test
    void isTheOnlyClassThatNamesDuckDbs() throws IOException, URISyntaxException {
        Path classes = Path.of(
                DuckDb.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> naming = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(classes.resolve("dev/dyad"))) {
            for (Path file :
                    walk.filter(path -> path.toString().endsWith(".class")).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (bytes.contains("org/duckdb/") && !file.toString().contains("Test")) {
                    naming.add(file.getFileName().toString());
                }
            }
        }

        assertEquals(List.of("DuckDb.class"), naming);
    }
}
