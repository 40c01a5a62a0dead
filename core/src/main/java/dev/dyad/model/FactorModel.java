package dev.dyad.model;

import dev.dyad.ratings.RatingScale;

/**
 * A learned matrix factorization: score(u, i) = μ + b_u + b_i + s(p̂_u, q̂_i), where a hat marks a row's own factors
 * plus those of its features, and s is the {@link Similarity}. Koren, Bell and Volinsky, "Matrix factorization
 * techniques for recommender systems", IEEE Computer 42(8), 2009. Immutable and safe to share.
 */
public final class FactorModel {

    private final ModelSpec spec;
    private final RatingScale scale;
    private final double offset;
    private final Side users;
    private final Side items;
    private final FactorMatrix userVectors;
    private final FactorMatrix itemVectors;
    private final float[] userInverseNorms;
    private final float[] itemInverseNorms;

    /**
     * @param offset μ: the mean rating of the training part (dot) or the centre of the scale (cosine)
     */
    public FactorModel(ModelSpec spec, RatingScale scale, double offset, Side users, Side items) {
        boolean fits = users.factors().dim() == spec.dim()
                && items.factors().dim() == spec.dim()
                && (users.biases().length > 0 || !spec.biases().ofUsers() || users.rows() == 0)
                && (items.biases().length > 0 || !spec.biases().ofItems() || items.rows() == 0);
        if (!fits) {
            throw new IllegalArgumentException("parameters do not fit the specification " + spec);
        }
        this.spec = spec;
        this.scale = scale;
        this.offset = offset;
        this.users = users;
        this.items = items;
        this.userVectors = users.vectors();
        this.itemVectors = items.vectors();
        boolean cosine = spec.similarity() == Similarity.COSINE;
        this.userInverseNorms = cosine ? inverseNorms(userVectors) : new float[0];
        this.itemInverseNorms = cosine ? inverseNorms(itemVectors) : new float[0];
    }

    private static float[] inverseNorms(FactorMatrix vectors) {
        float[] inverse = new float[vectors.rows()];
        for (int row = 0; row < inverse.length; row++) {
            inverse[row] = 1 / Math.max(vectors.norm(row), Similarity.MIN_NORM);
        }
        return inverse;
    }

    public ModelSpec spec() {
        return spec;
    }

    public RatingScale scale() {
        return scale;
    }

    /** μ, in ratings. */
    public double offset() {
        return offset;
    }

    public Side users() {
        return users;
    }

    public Side items() {
        return items;
    }

    /** p̂: each user's own factors and those of their features. */
    public FactorMatrix userVectors() {
        return userVectors;
    }

    /** q̂: each item's own factors and those of its features. */
    public FactorMatrix itemVectors() {
        return itemVectors;
    }

    /** The raw score of a user row and an item row, which may lie beyond the scale. */
    public float score(int user, int item) {
        float product = userVectors.dot(user, itemVectors, item);
        if (spec.similarity() == Similarity.COSINE) {
            product *= (float) scale.halfRange() * userInverseNorms[user] * itemInverseNorms[item];
        }
        return (float) offset + users.bias(user) + items.bias(item) + product;
    }

    /** The expected rating: the score, moved into the range of the scale. */
    public double rating(int user, int item) {
        return scale.clamp(score(user, item));
    }

    /** The level whose cell the score lies in; scores beyond the range belong to the outermost levels. */
    public int level(int user, int item) {
        return scale.nearestLevel(score(user, item));
    }
}
