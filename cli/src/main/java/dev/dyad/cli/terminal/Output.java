package dev.dyad.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
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

    private static final int BUFFER = 8192;

    private final PrintStream stream;
    private final PrintWriter writer;
    private final Reader reader;
    private final Ansi ansi;
    private final Supplier<Optional<IOException>> failure;

    public Output(PrintStream stream, Reader reader) {
        this(stream, reader, Optional::empty);
    }

    private Output(PrintStream stream, Reader reader, Supplier<Optional<IOException>> failure) {
        this.failure = failure;
        this.stream = stream;
        this.writer = new PrintWriter(stream, true, StandardCharsets.UTF_8);
        this.reader = reader;
        boolean plain =
                System.getenv("NO_COLOR") != null && !System.getenv("NO_COLOR").isEmpty();
        this.ansi = reader == Reader.TERMINAL && !plain ? Ansi.ON : Ansi.OFF;
    }

    /** Text in UTF-8 to a file, pipe or terminal. */
    static Output to(FileDescriptor target, Reader reader) {
        WatchedStream watched = new WatchedStream(new FileOutputStream(target));
        PrintStream stream = new PrintStream(new BufferedOutputStream(watched, BUFFER), true, StandardCharsets.UTF_8);
        return new Output(stream, reader, watched::failure);
    }

    /** Why something that was written did not arrive. */
    public Optional<IOException> failure() {
        stream.flush();
        return failure.get();
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
