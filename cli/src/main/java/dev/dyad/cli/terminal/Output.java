package dev.dyad.cli.terminal;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** A stream of text for people or scripts. */
public final class Output {

    /** Who reads a stream. */
    public enum Reader {
        /** A person, at a terminal that understands colours and moves its cursor. */
        TERMINAL,
        /** A file, a pipe, a script. */
        PLAIN
    }

    private final PrintStream stream;
    private final PrintWriter writer;
    private final Reader reader;
    private final Ansi ansi;

    public Output(PrintStream stream, Reader reader) {
        this.stream = stream;
        this.writer = new PrintWriter(stream, true, StandardCharsets.UTF_8);
        this.reader = reader;
        boolean plain =
                System.getenv("NO_COLOR") != null && !System.getenv("NO_COLOR").isEmpty();
        this.ansi = reader == Reader.TERMINAL && !plain ? Ansi.ON : Ansi.OFF;
    }

    public PrintStream stream() {
        return stream;
    }

    /** The same stream, for those who write characters. */
    public PrintWriter writer() {
        return writer;
    }

    public boolean isTerminal() {
        return reader == Reader.TERMINAL;
    }

    /** Whether to colour. */
    public Ansi ansi() {
        return ansi;
    }

    public void line(String text) {
        stream.println(text);
    }

    public void format(String format, Object... arguments) {
        stream.println(String.format(Locale.ROOT, format, arguments));
    }

    /** The text in a style such as {@code bold} or {@code bold,red}, or as it is where there are no colours. */
    public String style(String style, String text) {
        return ansi.enabled() ? ansi.string("@|" + style + " " + text + "|@") : text;
    }
}
