package dev.dyad.cli;

import dev.dyad.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands share: help, where to write, and an exit code with a name. */
@Command(
        sortOptions = false,
        sortSynopsis = false,
        abbreviateSynopsis = true,
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        showDefaultValues = false)
abstract class BaseCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli sets it and acts on it
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    /** Does what the command is for. */
    abstract ExitCode run();

    @Override
    public final Integer call() {
        return run().code();
    }

    final CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("this command is not part of a command line yet");
        }
        return spec;
    }

    /** The command as it was typed, but to go on where it was cut short. */
    final String resumeCommand() {
        List<String> typed = spec().root().commandLine().getParseResult().originalArgs();
        return ShellText.command(
                typed.stream()
                        .filter(word -> !word.equals("--fresh") && !word.equals("--resume"))
                        .toList(),
                "--resume");
    }

    Terminal terminal() {
        return root().terminal();
    }

    final Dyad root() {
        return (Dyad) spec().root().userObject();
    }
}
