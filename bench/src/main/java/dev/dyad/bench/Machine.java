package dev.dyad.bench;

import dev.dyad.kernel.Kernels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/**
 * Where and when something was measured.
 *
 * @param java version and maker
 * @param kernels which inner loops ran
 * @param cores that Java may use
 * @param processor its name, where the system tells
 * @param date in UTC
 */
record Machine(String java, String kernels, int cores, String processor, LocalDate date) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    static Machine here() {
        return new Machine(
                Runtime.version() + ", " + System.getProperty("java.vendor"),
                Kernels.instance().description(),
                Runtime.getRuntime().availableProcessors(),
                processorName(),
                LocalDate.now(ZoneOffset.UTC));
    }

    private static String processorName() {
        if (!Files.isReadable(PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.replaceFirst("^[^:]*:\\s*", ""))
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
