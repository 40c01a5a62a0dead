package dev.dyad.train.fit;

/**
 * A part of a fit's parameters.
 *
 * @param name of its own, as in a checkpoint
 * @param values the parameters themselves, not a copy
 */
public record ParameterArray(String name, float[] values) {}
