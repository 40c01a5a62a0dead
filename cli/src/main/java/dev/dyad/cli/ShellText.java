package dev.dyad.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Command lines as a person can paste them into a shell. */
final class ShellText {

    private ShellText() {}

    /** {@code dyad} with these arguments, quoted where a shell needs it. */
    static String command(List<String> arguments, String... more) {
        List<String> words = new ArrayList<>(List.of("dyad"));
        words.addAll(arguments);
        words.addAll(List.of(more));
        return words.stream().map(ShellText::quoted).collect(Collectors.joining(" "));
    }

    /** One word, in single quotes where it holds anything but plain characters. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./~-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
