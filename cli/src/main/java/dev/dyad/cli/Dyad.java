package dev.dyad.cli;

import dev.dyad.FileProblem;
import dev.dyad.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of the command line. */
@Command(
        name = "dyad",
        description = "Learns from the ratings users gave to items, and predicts those they did not give.",
        subcommands = {
            DemoCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            CompareCommand.class,
            TuneCommand.class,
            PredictCommand.class,
            RecommendCommand.class,
            StudyCommand.class,
            DataCommand.class,
            DoctorCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        },
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Start with:",
            "  dyad demo                     the whole way from ratings to recommendations, in under a minute",
            "  dyad data get ml-latest-small real ratings",
            "  dyad help train               every option with its default, and examples",
            "",
            "Exit codes: 0 done, 1 internal error, 2 usage, 3 data, 4 model, 5 training",
            "diverged, 6 file or network, 130 interrupted."
        })
final class Dyad extends BaseCommand {

    private final Terminal terminal;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // picocli sets it and acts on it
    private boolean version;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show log lines, and the stack trace of an error.")
    private boolean debug;

    private Dyad(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs one command line and says how it ended. Nothing that goes wrong in it leaves this method. */
    static ExitCode run(Terminal terminal, String... arguments) {
        Failures failures = new Failures(terminal, arguments);
        try {
            int code = commandLine(terminal, failures).execute(arguments);
            Optional<IOException> lost = terminal.out().failure();
            if (code == ExitCode.OK.code() && lost.isPresent()) {
                throw FileProblem.writing(Path.of("stdout"), lost.get());
            }
            for (ExitCode known : ExitCode.values()) {
                if (known.code() == code) {
                    return known;
                }
            }
            throw new IllegalStateException("exit code " + code + " has no name");
        } catch (Throwable e) {
            return failures.report(e);
        }
    }

    /** The whole tree of commands, writing to that terminal. */
    static CommandLine commandLine(Terminal terminal, Failures failures) {
        CommandLine line = new CommandLine(new Dyad(terminal));
        line.setOut(terminal.out().writer());
        line.setErr(terminal.err().writer());
        line.setColorScheme(Help.defaultColorScheme(terminal.out().ansi()));
        line.setUsageHelpWidth(Math.max(80, Math.min(120, terminal.columns())));
        line.setUsageHelpLongOptionsMaxWidth(30);
        line.registerConverter(Path.class, FileName::fileOrFolder);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(failures::onWrongUsage);
        line.setExecutionExceptionHandler(failures::onException);
        return line;
    }

    @Override
    Terminal terminal() {
        return terminal;
    }

    boolean debug() {
        return debug;
    }

    @Override
    ExitCode run() {
        terminal.out()
                .line(spec().commandLine()
                        .getUsageMessage(terminal.out().ansi())
                        .stripTrailing());
        return ExitCode.OK;
    }
}
