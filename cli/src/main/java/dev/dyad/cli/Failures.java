package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.FileProblem;
import dev.dyad.cli.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever goes wrong into a message for people and an exit code for scripts. */
final class Failures {

    private final Terminal terminal;
    private final List<String> arguments;

    Failures(Terminal terminal, String... arguments) {
        this.terminal = terminal;
        this.arguments = List.of(arguments);
    }

    /** Picocli found something wrong in the arguments. */
    int onWrongUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        if (e.getCause() instanceof DyadException cause) {
            return report(cause).code();
        }
        error(e instanceof UnmatchedArgumentException unmatched ? nameless(unmatched) : withoutJavaTypes(e));
        UnmatchedArgumentException.printSuggestions(e, terminal.err().writer());
        terminal.err().writer().flush();
        String help = command.getCommandSpec().qualifiedName().replaceFirst("^dyad ?", "dyad help ");
        terminal.err().line("Try '" + help.strip() + "'.");
        return ExitCode.USAGE.code();
    }

    /** Picocli counts the words and says what none of them is: a name of something. */
    private static String nameless(UnmatchedArgumentException e) {
        String word = e.getUnmatched().get(0);
        CommandLine command = e.getCommandLine();
        if (e.isUnknownOption()) {
            return "There is no option '%s'".formatted(word);
        } else if (command.getSubcommands().isEmpty()) {
            return "'%s' is one word too many".formatted(word);
        }
        return "There is no command '%s'"
                .formatted((command.getCommandSpec().qualifiedName() + " " + word).replaceFirst("^dyad ", ""));
    }

    /** Picocli names the Java type that a value could not be made into. */
    private static String withoutJavaTypes(ParameterException e) {
        return String.valueOf(e.getMessage())
                .replaceFirst("is not an? (int|long)$", "is not a whole number in range")
                .replaceFirst("is not a (float|double)$", "is not a number");
    }

    /** A command threw. */
    int onException(Exception e, CommandLine command, ParseResult result) {
        return report(e).code();
    }

    /** Says what went wrong. */
    ExitCode report(Throwable e) {
        ExitCode code = codeOf(e);
        switch (code) {
            case INTERNAL -> reportInternal(e);
            default -> error(messageOf(e));
        }
        if (code != ExitCode.INTERNAL && arguments.contains("--debug")) {
            terminal.err().line(stackTrace(e));
        }
        return code;
    }

    private static ExitCode codeOf(Throwable e) {
        if (e instanceof DyadException known) {
            return ExitCode.of(known.kind());
        }
        return e instanceof UncheckedIOException || e instanceof IOException || e instanceof OutOfMemoryError
                ? ExitCode.IO
                : ExitCode.INTERNAL;
    }

    private static String messageOf(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return "Not enough memory: the heap may grow to %,d MB. Give more with DYAD_JAVA_OPTS=-Xmx8g, or take a"
                            .formatted(Runtime.getRuntime().maxMemory() >> 20)
                    + " smaller --dim.";
        }
        Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        if (cause instanceof FileSystemException system) {
            return system.getFile() + ": " + FileProblem.reason(system);
        }
        return String.valueOf(cause.getMessage());
    }

    private void reportInternal(Throwable e) {
        error("Internal error: " + e);
        String details = "dyad %s, Java %s, %s %s%narguments: %s%n%s"
                .formatted(
                        Version.text(),
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Arrays.toString(arguments.toArray()),
                        stackTrace(e));
        if (arguments.contains("--debug")) {
            terminal.err().line(details);
            return;
        }
        try {
            Path log = Files.createTempFile("dyad-error-", ".log");
            Files.writeString(log, details);
            terminal.err().line("This is a mistake in Dyad; please report it with the details in " + log);
        } catch (IOException notWritten) {
            terminal.err().line("This is a mistake in Dyad; please report it with these details:");
            terminal.err().line(details);
        }
    }

    private void error(String message) {
        terminal.say(terminal.err(), terminal.err().style("bold,red", "dyad:") + " ", message);
    }

    private static String stackTrace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
