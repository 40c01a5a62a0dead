package dev.dyad.kernel;

/**
 * The gradient of each entry of a plan as a sum of scaled vectors: own[entry] · θ + Σ_j factor[r] · vectors[place[r] · width
 * …] with r = ratings[j], for j from start[entry] to start[entry + 1] − 1.
 *
 * @param start entries + 1 positions in {@code ratings}
 * @param ratings the terms of each entry, by number
 * @param factor of each term
 * @param vectors side by side
 * @param place which of the vectors belongs to a term
 * @param own of each entry
 */
public record GradientTerms(int[] start, int[] ratings, float[] factor, float[] vectors, int[] place, float[] own) {}
