/** The command line: what a person types. */
module dev.dyad.cli {
    requires dev.dyad.core;
    requires dev.dyad.data;
    requires dev.dyad.lab;
    requires static org.jspecify;
    requires info.picocli;
    requires com.fasterxml.jackson.databind;
    requires de.siegmar.fastcsv;
    requires jdk.management;
    requires jdk.unsupported;

    // Picocli fills the fields that carry options.
    opens dev.dyad.cli to
            info.picocli;

    provides System.LoggerFinder with
            dev.dyad.cli.terminal.TerminalLoggers;
}
