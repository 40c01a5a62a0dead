package dev.dyad.ratings;

/**
 * The two parts of a split, over the same rows.
 *
 * @param train what a trainer may see
 * @param heldOut what it is judged on
 */
public record Parts(Ratings train, Ratings heldOut) {}
