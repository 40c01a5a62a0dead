package dev.dyad.cli;

import picocli.CommandLine.Command;

@Command(name = "data", mixinStandardHelpOptions = true)
final class DataCommand extends BaseCommand {
    @Override
    ExitCode run() {
        return ExitCode.OK;
    }
}
