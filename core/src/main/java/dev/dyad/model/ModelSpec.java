package dev.dyad.model;

import dev.dyad.DyadException;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.TimeFeature;

/**
 * Which model is to be learned.
 *
 * @param dim the embedding size: numbers in a user or item vector, 1 to 1024
 * @param similarity how two vectors make a score
 * @param biases which rows have a bias
 * @param features which attributes of users and items enter their vectors
 * @param head what a score answers; an ordinal one needs inner products, and so does an implicit one, which
 *     has no biases
 */
public record ModelSpec(int dim, Similarity similarity, Biases biases, Features features, Head head) {

    public static final int MAX_DIM = 1024;

    public ModelSpec {
        if (dim < 1 || dim > MAX_DIM) {
            throw DyadException.usage("Embedding size %d: give one from 1 to %d", dim, MAX_DIM);
        }
        if (head != Head.ORDINAL && features.has(TimeFeature.ERA)) {
            throw DyadException.usage(
                    "Feature %s says which levels there were, which only --head ordinal asks; add that, or leave it out",
                    TimeFeature.ERA);
        }
        if (head != Head.REGRESSION && similarity != Similarity.DOT) {
            throw DyadException.usage(
                    "The %s head needs inner products; take --similarity dot, or --head regression for a %s",
                    head, similarity);
        }
        if (head == Head.IMPLICIT && biases != Biases.NONE) {
            throw DyadException.usage(
                    "The implicit head has no biases, and they are %s; take --biases none, or another head", biases);
        }
    }

    /** A specification of a model whose scores are ratings. */
    public ModelSpec(int dim, Similarity similarity, Biases biases, Features features) {
        this(dim, similarity, biases, features, Head.REGRESSION);
    }
}
