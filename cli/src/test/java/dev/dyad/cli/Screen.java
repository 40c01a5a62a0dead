package dev.dyad.cli;

import dev.dyad.cli.terminal.Output;
import dev.dyad.cli.terminal.Output.Reader;
import dev.dyad.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs command lines in this process and keeps what they write. */
final class Screen {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal;

    Screen(Reader reader) {
        terminal = new Terminal(
                new Output(new PrintStream(out, true, StandardCharsets.UTF_8), reader),
                new Output(new PrintStream(err, true, StandardCharsets.UTF_8), reader),
                100);
    }

    /** A script's view: no terminal at either end. */
    static Screen plain() {
        return new Screen(Reader.PLAIN);
    }

    ExitCode run(String... arguments) {
        return Dyad.run(terminal, arguments);
    }

    Terminal terminal() {
        return terminal;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
