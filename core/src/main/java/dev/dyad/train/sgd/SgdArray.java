package dev.dyad.train.sgd;

/**
 * A part of a fit's parameters.
 *
 * @param name of its own, as in a checkpoint
 * @param values the parameters themselves, not a copy
 */
record SgdArray(String name, float[] values) {}
