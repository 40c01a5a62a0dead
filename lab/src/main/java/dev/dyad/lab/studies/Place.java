package dev.dyad.lab.studies;

import dev.dyad.DyadException;
import java.util.function.Supplier;

/**
 * A line of a study's file.
 *
 * @param file as the user called it
 * @param line from 1
 */
record Place(String file, int line) {

    /** An error at this place. */
    DyadException wrong(String format, Object... arguments) {
        return DyadException.usage("%s line %d: %s", file, line, format.formatted(arguments));
    }

    /** What was read here; an error in it is given this place. */
    <T> T check(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DyadException e) {
            throw wrong("%s", e.getMessage());
        }
    }
}
