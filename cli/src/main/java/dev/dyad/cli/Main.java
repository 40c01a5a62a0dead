package dev.dyad.cli;

import dev.dyad.cli.terminal.Terminal;
import java.util.Arrays;
import java.util.Locale;

/** Where the process starts. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        if (Arrays.asList(arguments).contains("--debug")) {
            System.setProperty("dyad.log", "DEBUG");
        }
        // One form of numbers everywhere, whatever the country: texts are English, and scripts read some of them.
        Locale.setDefault(Locale.ROOT);
        Terminal terminal = Terminal.ofProcess();
        System.setErr(terminal.err().stream());
        ExitCode code = Dyad.run(terminal, arguments);
        terminal.flush();
        System.exit(code.code());
    }
}
