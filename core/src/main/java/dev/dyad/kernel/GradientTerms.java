package dev.dyad.kernel;

/**
 * The gradient of each slot as a sum of scaled vectors: own[slot] · θ + Σ_j factor[r] · vectors[place[r] · width …] with
 * r = ratings[j], for j from start[slot] to start[slot + 1] − 1.
 *
 * @param start slots + 1 positions in {@code ratings}
 * @param ratings the terms of each slot, by number
 * @param factor of each term
 * @param vectors side by side
 * @param place which of the vectors belongs to a term
 * @param own of each slot
 */
public record GradientTerms(int[] start, int[] ratings, float[] factor, float[] vectors, int[] place, float[] own) {}
