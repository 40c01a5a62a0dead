package dev.dyad.model;

/**
 * What a model says of a pair, in short.
 *
 * @param rating the expected rating, within the scale
 * @param level the likeliest level
 */
public record Answer(double rating, int level) {}
