package dev.dyad.lab.studies;

import dev.dyad.DyadException;
import dev.dyad.lab.studies.YamlNode.Mapping;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is trained, as a file: settings by their names on the command line, one a line, in YAML or JSON. The names and
 * values are those of the {@code base} of a study.
 */
public final class SpecFile {

    private static final String GIVEN = "given:";

    private SpecFile() {}

    /**
     * Reads the settings of a file, in its order, each allowed by itself.
     *
     * @throws DyadException of kind USAGE where it is no such file; the message names the line, the value and what is
     *     allowed
     * @throws UncheckedIOException where it cannot be read
     */
    public static Map<String, String> read(Path file) {
        YamlNode root = YamlReader.read(file.toString(), FileText.read(file, "spec"))
                .orElseThrow(() -> DyadException.usage(
                        "%s: there are no settings in it; write one a line, such as 'dim: 64'", file));
        Mapping mapping = root.asMapping("a spec", "dim: 64");
        Map<String, String> settings = new LinkedHashMap<>();
        mapping.entries().forEach((name, entry) -> {
            entry.place().check(() -> RunSettings.requireName(name));
            settings.put(name, value(name, entry.value()));
        });
        return settings;
    }

    private static String value(String name, YamlNode node) {
        String text = node.asText("'" + name + "'");
        if (name.equals("split") && text.startsWith(GIVEN)) {
            // A file of ratings, which whoever reads the data knows.
            return text;
        }
        return node.place().check(() -> RunSettings.requireTrainable(name, text));
    }

    /**
     * The file of some settings.
     *
     * @param comment lines above them
     */
    public static String text(Map<String, String> settings, List<String> comment) {
        StringBuilder text = new StringBuilder();
        comment.forEach(line -> text.append("# ").append(line).append('\n'));
        settings.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }
}
