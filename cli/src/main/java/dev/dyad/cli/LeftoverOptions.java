package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.lab.run.EngineOptions.Leftovers;
import picocli.CommandLine.Option;

/** What happens to runs that were begun and not finished. */
final class LeftoverOptions {

    @Option(names = "--resume", description = "Go on with runs that were cut short, from their checkpoints.")
    private boolean resume;

    @Option(names = "--fresh", description = "Start runs again that were cut short or failed.")
    private boolean fresh;

    Leftovers toLeftovers() {
        if (resume && fresh) {
            throw DyadException.usage("Give --resume or --fresh, not both");
        }
        return resume ? Leftovers.RESUME : fresh ? Leftovers.FRESH : Leftovers.ASK;
    }
}
