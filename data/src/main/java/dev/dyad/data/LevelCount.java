package dev.dyad.data;

/**
 * How often one rating was given.
 *
 * @param rating such as 3.5
 * @param count how many ratings have this value
 */
public record LevelCount(double rating, long count) {}
