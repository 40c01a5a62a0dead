package dev.dyad.cli;

import picocli.CommandLine.Command;

@Command(name = "predict", mixinStandardHelpOptions = true)
final class PredictCommand extends BaseCommand {
    @Override
    ExitCode run() {
        return ExitCode.OK;
    }
}
