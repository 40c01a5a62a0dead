package dev.dyad.cli;

import dev.dyad.DyadException;
import picocli.CommandLine.Option;

/** How many threads work; the result does not depend on it. */
final class ThreadsOption {

    @Option(names = "--threads", paramLabel = "N", description = "How many threads work. Default: one for each core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    int count() {
        if (threads < 1 || threads > 1024) {
            throw DyadException.usage("Threads %d: give 1 to 1024", threads);
        }
        return threads;
    }
}
