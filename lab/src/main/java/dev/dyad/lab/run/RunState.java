package dev.dyad.lab.run;

import dev.dyad.DyadException;
import java.util.OptionalInt;

/** How far a run has come. */
sealed interface RunState {

    /** At work, or cut short. */
    record Begun() implements RunState {}

    /**
     * All epochs are done.
     *
     * @param byTest the epoch with the best test accuracy
     * @param byValidation the epoch with the best validation accuracy, if there is a validation part
     * @param seconds that the epochs took
     * @param at when, ISO-8601 in UTC
     */
    record Finished(int byTest, OptionalInt byValidation, double seconds, String at) implements RunState {}

    /** It cannot be done, whoever tries. */
    record Failed(DyadException.Kind kind, String message, String at) implements RunState {}
}
