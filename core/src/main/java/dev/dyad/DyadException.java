package dev.dyad;

import java.util.Locale;
import java.util.Objects;

/**
 * An error that a user can cause and mend. Its message is for people: it names the value, the place and the remedy, and
 * is shown without a stack trace.
 */
public final class DyadException extends RuntimeException {

    /** What went wrong, in kinds a script can tell apart; the command line gives each an exit code of its own. */
    public enum Kind {
        /** An option or hyper-parameter that is not allowed. */
        USAGE,
        /** Ratings that cannot be read as they are. */
        DATA,
        /** A model or checkpoint file that cannot be used. */
        MODEL,
        /** Training ran into NaN or infinity. */
        DIVERGED,
        /** A file, folder or network that does not answer. */
        IO
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public DyadException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public DyadException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Never absent. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public static DyadException usage(String format, Object... arguments) {
        return new DyadException(Kind.USAGE, String.format(Locale.ROOT, format, arguments));
    }

    public static DyadException data(String format, Object... arguments) {
        return new DyadException(Kind.DATA, String.format(Locale.ROOT, format, arguments));
    }

    public static DyadException model(String format, Object... arguments) {
        return new DyadException(Kind.MODEL, String.format(Locale.ROOT, format, arguments));
    }
}
