package dev.dyad.cli;

import picocli.CommandLine.Command;

@Command(name = "recommend", mixinStandardHelpOptions = true)
final class RecommendCommand extends BaseCommand {
    @Override
    ExitCode run() {
        return ExitCode.OK;
    }
}
