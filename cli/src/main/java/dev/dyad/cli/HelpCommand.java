package dev.dyad.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/** Shows the help of a command at any depth, such as {@code dyad help data get}; picocli's own knows the first word. */
@Command(
        name = "help",
        description = "Show the help of a command.",
        footer = {"", "Examples:", "  dyad help train", "  dyad help data get"})
final class HelpCommand extends BaseCommand {

    @Parameters(paramLabel = "COMMAND", description = "The command, as it is typed; without one, all are listed.")
    private List<String> words = List.of();

    @Override
    ExitCode run() {
        CommandLine command = spec().root().commandLine();
        for (String word : words) {
            CommandLine next = command.getSubcommands().get(word);
            if (next == null) {
                throw new UnmatchedArgumentException(command, List.of(word));
            }
            command = next;
        }
        terminal().out().line(command.getUsageMessage(terminal().out().ansi()).stripTrailing());
        return ExitCode.OK;
    }
}
