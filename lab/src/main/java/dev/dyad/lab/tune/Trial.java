package dev.dyad.lab.tune;

import dev.dyad.lab.RunSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings that are tried.
 *
 * @param number 0 for the settings as they are usual, from 1 for drawn ones
 * @param varied the settings of the search space, by name
 * @param spec the whole training
 */
public record Trial(int number, Map<String, String> varied, RunSpec spec) {

    public Trial {
        varied = Collections.unmodifiableMap(new LinkedHashMap<>(varied));
    }

    /** Whether these are the settings as they are usual. */
    public boolean isDefaults() {
        return number == 0;
    }

    /** Short, for people. */
    public String label() {
        return isDefaults() ? "defaults" : "trial " + number;
    }
}
