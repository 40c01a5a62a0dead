package dev.dyad.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a script that completes commands and options. */
@Command(
        name = "completion",
        description = "Print a script that teaches a shell to complete dyad's commands and options.",
        footer = {
            "",
            "Examples:",
            "  source <(dyad completion bash)        in ~/.bashrc",
            "  source <(dyad completion zsh)         in ~/.zshrc"
        })
final class CompletionCommand extends BaseCommand {

    /** The shells that are known. */
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(paramLabel = "bash|zsh", description = "The shell.")
    private Shell shell = Shell.BASH;

    @Override
    ExitCode run() {
        if (shell == Shell.ZSH) {
            terminal().out().line("autoload -U +X bashcompinit && bashcompinit");
        }
        terminal().out().line(AutoComplete.bash("dyad", spec().root().commandLine()));
        return ExitCode.OK;
    }
}
