package dev.dyad.data;

import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Split;

/**
 * Ratings whose held-out part was given.
 *
 * @param dataset the ratings of both parts
 * @param split holds the given ones out
 */
public record GivenParts(Dataset dataset, Split.Given split) {}
