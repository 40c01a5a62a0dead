package dev.dyad.cli;

import dev.dyad.DyadException;

/** What a script sees of a run. */
public enum ExitCode {
    OK(0),
    /** A mistake of Dyad's own. */
    INTERNAL(1),
    /** An option or hyper-parameter that is not allowed. */
    USAGE(2),
    /** Ratings that cannot be read as they are. */
    DATA(3),
    /** A model or checkpoint file that cannot be used. */
    MODEL(4),
    /** Training ran into NaN or infinity. */
    DIVERGED(5),
    /** A file, folder or network that does not answer. */
    IO(6),
    /** Stopped by Ctrl-C; what was done is in a checkpoint. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number the process ends with. */
    public int code() {
        return code;
    }

    static ExitCode of(DyadException.Kind kind) {
        return switch (kind) {
            case USAGE -> USAGE;
            case DATA -> DATA;
            case MODEL -> MODEL;
            case DIVERGED -> DIVERGED;
            case IO -> IO;
        };
    }
}
