package dev.dyad.cli;

import picocli.CommandLine.Command;

@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand extends BaseCommand {
    @Override
    ExitCode run() {
        return ExitCode.OK;
    }
}
