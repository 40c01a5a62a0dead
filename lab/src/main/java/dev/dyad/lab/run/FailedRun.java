package dev.dyad.lab.run;

import dev.dyad.DyadException;

/**
 * A run that cannot be done.
 *
 * @param run which
 * @param kind of what went wrong
 * @param message for people
 */
public record FailedRun(Run run, DyadException.Kind kind, String message) {}
