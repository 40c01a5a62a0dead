package dev.dyad.cli;

import picocli.CommandLine.Option;

/** Results for scripts. */
final class JsonOption {

    @Option(names = "--json", description = "Print the results as one JSON document.")
    private boolean json;

    boolean isGiven() {
        return json;
    }
}
