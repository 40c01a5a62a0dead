package dev.dyad.cli;

import dev.dyad.lab.studies.RunSettings;
import dev.dyad.lab.studies.SpecFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The settings of a file beside those on the command line, which win. */
final class SpecArguments {

    private SpecArguments() {}

    /**
     * The words of a command line that says both.
     *
     * @param typed the command as it was typed
     */
    static String[] of(ParseResult typed, Path file) {
        Map<String, String> settings = SpecFile.read(file);
        List<String> words = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (OptionSpec option : typed.matchedOptions()) {
            String name = option.longestName();
            if (RunSettings.names().contains(name.substring(2))) {
                said.add(name);
                option.originalStringValues().forEach(value -> words.add(name + "=" + value));
            }
        }
        settings.forEach((name, value) -> {
            if (!said.contains("--" + name)) {
                words.add("--" + name + "=" + value);
            }
        });
        return words.toArray(String[]::new);
    }
}
