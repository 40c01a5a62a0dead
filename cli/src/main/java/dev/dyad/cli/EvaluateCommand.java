package dev.dyad.cli;

import picocli.CommandLine.Command;

@Command(name = "evaluate", mixinStandardHelpOptions = true)
final class EvaluateCommand extends BaseCommand {
    @Override
    ExitCode run() {
        return ExitCode.OK;
    }
}
