package dev.dyad.bench.measure;

import dev.dyad.json.Json;
import dev.dyad.json.JsonObject;
import dev.dyad.kernel.Kernels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
public record Machine(String java, String kernels, int cores, String processor, LocalDate date) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    public static Machine here() {
        return new Machine(
                Runtime.version() + ", " + System.getProperty("java.vendor"),
                Kernels.instance().description(),
                Runtime.getRuntime().availableProcessors(),
                processorName(),
                LocalDate.now(ZoneOffset.UTC));
    }

    /** For people, a line each. */
    public String describe() {
        return String.format(
                Locale.ROOT,
                "machine      %s; %d cores; kernels %s%nJava         %s%ndate         %s",
                processor,
                cores,
                kernels,
                java,
                date);
    }

    public Json json() {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("java", Json.of(java));
        json.put("kernels", Json.of(kernels));
        json.put("cores", Json.of(cores));
        json.put("processor", Json.of(processor));
        json.put("date", Json.of(date.toString()));
        return new JsonObject(json);
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
