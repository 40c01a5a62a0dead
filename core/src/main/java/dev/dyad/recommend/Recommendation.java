package dev.dyad.recommend;

/**
 * An item for a user.
 *
 * @param item its row
 * @param score the model's expected rating, not clamped to the scale, by which recommendations are ordered
 */
public record Recommendation(int item, double score) {}
