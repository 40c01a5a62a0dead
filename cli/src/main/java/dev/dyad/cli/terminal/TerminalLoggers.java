package dev.dyad.cli.terminal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the libraries log to stderr, one plain line each: warnings and errors, and all of it with
 * {@code -Ddyad.log=DEBUG}.
 */
public final class TerminalLoggers extends System.LoggerFinder {

    private static final Level THRESHOLD = Level.valueOf(System.getProperty("dyad.log", "WARNING"));

    @Override
    public Logger getLogger(String name, Module module) {
        return new LineLogger(name);
    }

    private record LineLogger(String name) implements Logger {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            boolean ours = name.startsWith("dev.dyad") || level.compareTo(Level.WARNING) >= 0;
            return ours && level != Level.OFF && level.compareTo(THRESHOLD) >= 0;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            if (isLoggable(level)) {
                System.err.println("dyad: " + level.name().toLowerCase(Locale.ROOT) + ": " + message
                        + (thrown == null ? "" : " (" + thrown + ")"));
            }
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... params) {
            if (isLoggable(level)) {
                boolean plain = params == null || params.length == 0 || format == null;
                log(level, bundle, plain ? format : MessageFormat.format(format, params), (Throwable) null);
            }
        }
    }
}
