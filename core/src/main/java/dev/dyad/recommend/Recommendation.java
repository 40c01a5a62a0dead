package dev.dyad.recommend;

/**
 * An item for a user.
 *
 * @param item its row
 * @param score what items are ranked by ({@link RankBy}): the model's expected rating, not clamped to the scale, but with an
 *     ordinal head within it, or the probability of a high one; with an implicit head, the model's score
 */
public record Recommendation(int item, double score) {}
