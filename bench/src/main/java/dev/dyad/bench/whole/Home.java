package dev.dyad.bench.whole;

import dev.dyad.DyadException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** Where the sources of Dyad lie, from which the benchmarks were built. */
final class Home {

    private Home() {}

    /** The root of the repository: classes are in {@code bench/target/classes} or in a jar beside that. */
    static Path folder() {
        try {
            Path code = Path.of(Home.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return code.resolve("../../..").normalize();
        } catch (URISyntaxException e) {
            throw new DyadException(
                    DyadException.Kind.IO, "Where the benchmarks lie has no path: " + e.getMessage(), e);
        }
    }

    /** The command that starts Dyad as users do. */
    static List<String> dyad() {
        return List.of(folder().resolve("dyad").toString());
    }
}
