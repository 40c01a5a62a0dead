package dev.dyad.cli;

import picocli.CommandLine.Command;

/** What can be done with ratings before any model is learned. */
@Command(
        name = "data",
        description = "List, fetch, make and look at ratings.",
        subcommands = {DataListCommand.class, DataGetCommand.class, DataMakeCommand.class, DataShowCommand.class})
final class DataCommand extends BaseCommand {

    @Override
    ExitCode run() {
        terminal()
                .out()
                .line(spec().commandLine()
                        .getUsageMessage(terminal().out().ansi())
                        .stripTrailing());
        return ExitCode.OK;
    }
}
