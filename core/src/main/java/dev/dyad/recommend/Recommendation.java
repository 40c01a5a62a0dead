package dev.dyad.recommend;

/**
 * An item for a user.
 *
 * @param item its row
 * @param score the model's expected rating, by which recommendations are ordered; not clamped to the scale, but with an
 *     ordinal head within it; with an implicit head, the model's score
 */
public record Recommendation(int item, double score) {}
