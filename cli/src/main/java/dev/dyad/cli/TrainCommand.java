package dev.dyad.cli;

import picocli.CommandLine.Command;

@Command(name = "train", mixinStandardHelpOptions = true)
final class TrainCommand extends BaseCommand {
    @Override
    ExitCode run() {
        return ExitCode.OK;
    }
}
