package dev.dyad.cli.terminal;

import dev.dyad.cli.terminal.Output.Reader;
import java.io.FileDescriptor;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err progress and diagnostics
 * @param columns how wide the terminal is, or how wide to write where there is none
 */
public record Terminal(Output out, Output err, int columns) {

    private static final int COLUMNS_OF_FILES = 100;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9F}&&[^\\t\\r\\n]]");

    /** The streams of this process. The launcher says in system properties which of them are terminals. */
    public static Terminal ofProcess() {
        int columns = Integer.getInteger("dyad.columns", COLUMNS_OF_FILES);
        return new Terminal(
                Output.to(FileDescriptor.out, reader("dyad.stdout")),
                Output.to(FileDescriptor.err, reader("dyad.stderr")),
                columns < 20 ? COLUMNS_OF_FILES : columns);
    }

    /** Says something to the user, on stderr. */
    public void say(String text) {
        say(err, text);
    }

    /** Writes text for people, whose lines break between words where the reader is a terminal. */
    public void say(Output output, String text) {
        say(output, "", text);
    }

    /**
     * Writes text for people behind a label that may be styled. The text, which may quote a file, can neither move the
     * cursor nor colour the screen.
     */
    public void say(Output output, String label, String text) {
        (label + printable(text))
                .stripTrailing()
                .lines()
                .forEach(line -> output.line(output.isTerminal() ? wrapped(line) : line));
    }

    /** A text with its control characters, but for line ends and tabs, shown as {@code \\x1B}. */
    static String printable(String text) {
        return CONTROL.matcher(text)
                .replaceAll(match -> String.format(
                        Locale.ROOT, "\\\\x%02X", (int) match.group().charAt(0)));
    }

    private String wrapped(String line) {
        StringBuilder result = new StringBuilder();
        int column = 0;
        for (String word : line.split("(?<=\\S)(?=\\s)", -1)) {
            if (column > 0 && column + word.length() > columns) {
                result.append(System.lineSeparator());
                word = word.stripLeading();
                column = 0;
            }
            result.append(word);
            column += word.length();
        }
        return result.toString();
    }

    public void flush() {
        out.stream().flush();
        err.stream().flush();
    }

    private static Reader reader(String property) {
        return "terminal".equals(System.getProperty(property)) ? Reader.TERMINAL : Reader.PLAIN;
    }
}
