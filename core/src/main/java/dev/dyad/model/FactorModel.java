package dev.dyad.model;

import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A learned matrix factorization: score(u, i) = μ + b_u + b_i + s(p̂_u, q̂_i), where a hat marks a row's own factors
 * plus those of its features, and s is the {@link Similarity}. Koren, Bell and Volinsky, "Matrix factorization
 * techniques for recommender systems", IEEE Computer 42(8), 2009. What a score answers is said by the {@link Head}.
 * Immutable and safe to share. Long, since each question can be asked with and without a time, of rows known and unknown.
 */
public final class FactorModel {

    private final ModelSpec spec;
    private final RatingScale scale;
    private final double offset;
    private final Side users;
    private final Side items;
    private final Thresholds thresholds;
    private final TimeEffects times;
    private final Posterior posterior;
    private final FactorMatrix userVectors;
    private final FactorMatrix itemVectors;
    private final float[] userInverseNorms;
    private final float[] itemInverseNorms;

    /**
     * A model whose scores are ratings.
     *
     * @param offset μ: the mean rating of the training part (dot) or the centre of the scale (cosine)
     */
    public FactorModel(ModelSpec spec, RatingScale scale, double offset, Side users, Side items) {
        this(spec, scale, offset, users, items, Thresholds.NONE);
    }

    /**
     * @param offset μ, in ratings as above; 0 where scores are logits, as thresholds have one of their own
     * @param thresholds {@link Thresholds#NONE} but with an ordinal head
     */
    public FactorModel(
            ModelSpec spec, RatingScale scale, double offset, Side users, Side items, Thresholds thresholds) {
        this(spec, scale, offset, users, items, thresholds, TimeEffects.NONE);
    }

    /** @param times what the time of a rating changes */
    public FactorModel(
            ModelSpec spec,
            RatingScale scale,
            double offset,
            Side users,
            Side items,
            Thresholds thresholds,
            TimeEffects times) {
        this(spec, scale, offset, users, items, thresholds, times, Posterior.NONE);
    }

    /** @param posterior decides how wide the vectors are, and how sure the model is */
    public FactorModel(
            ModelSpec spec,
            RatingScale scale,
            double offset,
            Side users,
            Side items,
            Thresholds thresholds,
            TimeEffects times,
            Posterior posterior) {
        boolean ordinal = spec.head() == Head.ORDINAL;
        boolean fits = users.factors().dim() == posterior.width(spec.dim())
                && items.factors().dim() == posterior.width(spec.dim())
                && (posterior.isEmpty() || fits(posterior, users.rows(), items.rows()))
                && (users.biases().length > 0 || !spec.biases().ofUsers() || users.rows() == 0)
                && (items.biases().length > 0 || !spec.biases().ofItems() || items.rows() == 0)
                && thresholds.count() == (ordinal ? scale.levels() - 1 : 0)
                && thresholds.own().rows() == (ordinal ? users.rows() : 0)
                && times.fit(users.rows(), items.rows(), thresholds.count());
        if (!fits) {
            throw new IllegalArgumentException("parameters do not fit the specification " + spec);
        }
        this.spec = spec;
        this.scale = scale;
        this.offset = offset;
        this.users = users;
        this.items = items;
        this.thresholds = thresholds;
        this.times = times;
        this.posterior = posterior;
        this.userVectors = users.vectors();
        this.itemVectors = items.vectors();
        boolean cosine = spec.similarity() == Similarity.COSINE;
        this.userInverseNorms = cosine ? inverseNorms(userVectors) : new float[0];
        this.itemInverseNorms = cosine ? inverseNorms(itemVectors) : new float[0];
    }

    private static boolean fits(Posterior posterior, int users, int items) {
        return posterior.userVariances().length == users && posterior.itemVariances().length == items;
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

    /** Where levels begin and end; {@link Thresholds#NONE} but with an ordinal head. */
    public Thresholds thresholds() {
        return thresholds;
    }

    /** What the time of a rating changes. */
    public TimeEffects times() {
        return times;
    }

    /** How sure the model is; {@link Posterior#NONE} where it does not tell. */
    public Posterior posterior() {
        return posterior;
    }

    /**
     * The standard deviation of a rating around the score, before either is moved into the range of the scale.
     *
     * @throws IllegalStateException where the model has no {@link #posterior}
     */
    public double deviation(int user, int item) {
        if (posterior.isEmpty()) {
            throw new IllegalStateException("a model that is no mean of samples gives no deviation");
        }
        return posterior.deviation(userVectors, user, itemVectors, item);
    }

    /** The raw score of a user row and an item row: a rating, which may lie beyond the scale, or logits. */
    public float score(int user, int item) {
        float product = userVectors.dot(user, itemVectors, item);
        if (spec.similarity() == Similarity.COSINE) {
            product *= (float) scale.halfRange() * userInverseNorms[user] * itemInverseNorms[item];
        }
        return (float) offset + users.bias(user) + items.bias(item) + product;
    }

    /** The raw score of a pair of which the model may know one or none: then the biases of those it knows answer. */
    public double score(OptionalInt user, OptionalInt item) {
        if (user.isPresent() && item.isPresent()) {
            return score(user.getAsInt(), item.getAsInt());
        }
        return offset
                + (user.isPresent() ? users.bias(user.getAsInt()) : 0)
                + (item.isPresent() ? items.bias(item.getAsInt()) : 0);
    }

    /**
     * The raw score at a time.
     *
     * @param time in seconds since 1970; empty for now
     */
    public float score(int user, int item, OptionalLong time) {
        return score(user, item) + shift(OptionalInt.of(user), OptionalInt.of(item), time);
    }

    /**
     * The raw score of a pair of which the model may know one or none, at a time.
     *
     * @param time in seconds since 1970; empty for now
     */
    public double score(OptionalInt user, OptionalInt item, OptionalLong time) {
        return score(user, item) + shift(user, item, time);
    }

    private float shift(OptionalInt user, OptionalInt item, OptionalLong time) {
        if (time.isEmpty()) {
            return 0;
        }
        return (user.isPresent() ? times.ofUser(user.getAsInt(), time.getAsLong()) : 0)
                + (item.isPresent() ? times.ofItem(item.getAsInt(), time.getAsLong()) : 0);
    }

    /** The expected rating: the score, moved into the range of the scale, or the mean of the distribution. */
    public double rating(int user, int item) {
        return answer(user, item).rating();
    }

    /**
     * The likeliest level: the mode of the distribution, or the level whose cell the score lies in, where scores beyond
     * the range belong to the outermost levels.
     */
    public int level(int user, int item) {
        return answer(user, item).level();
    }

    /** The expected rating and the likeliest level. */
    public Answer answer(int user, int item) {
        return answer(user, item, OptionalLong.empty());
    }

    /**
     * The expected rating and the likeliest level at a time.
     *
     * @param time in seconds since 1970; empty for now
     */
    public Answer answer(int user, int item, OptionalLong time) {
        return answer(OptionalInt.of(user), score(user, item, time), time);
    }

    /**
     * What a score answers.
     *
     * @param user whose score it is; empty for one that the model does not know
     * @throws IllegalStateException where the head predicts no ratings
     */
    public Answer answer(OptionalInt user, double score) {
        return answer(user, score, OptionalLong.empty());
    }

    /**
     * What a score answers at a time.
     *
     * @param user whose score it is; empty for one that the model does not know
     * @param time in seconds since 1970; empty for now
     */
    public Answer answer(OptionalInt user, double score, OptionalLong time) {
        if (!spec.head().predictsRatings()) {
            throw new IllegalStateException("a model with an " + spec.head() + " head predicts no ratings");
        }
        if (spec.head() == Head.REGRESSION) {
            return new Answer(scale.clamp(score), scale.nearestLevel(score));
        }
        RatingDistribution distribution = distribution(user, score, time);
        return new Answer(distribution.mean(), distribution.mode());
    }

    /**
     * How likely each rating of an item by a user is.
     *
     * @throws IllegalStateException where the head is not ordinal
     */
    public RatingDistribution distribution(int user, int item) {
        return distribution(user, item, OptionalLong.empty());
    }

    /**
     * How likely each rating of an item by a user is at a time.
     *
     * @param time in seconds since 1970; empty for now
     * @throws IllegalStateException where the head is not ordinal
     */
    public RatingDistribution distribution(int user, int item, OptionalLong time) {
        return distribution(OptionalInt.of(user), score(user, item, time), time);
    }

    /**
     * How likely each rating is by a score.
     *
     * @param user whose score it is; empty for one that the model does not know, for whom the shared thresholds stand in
     * @throws IllegalStateException where the head is not ordinal
     */
    public RatingDistribution distribution(OptionalInt user, double score) {
        return distribution(user, score, OptionalLong.empty());
    }

    /**
     * How likely each rating is by a score at a time.
     *
     * @param user whose score it is; empty for one that the model does not know
     * @param time in seconds since 1970; empty for now
     * @throws IllegalStateException where the head is not ordinal
     */
    public RatingDistribution distribution(OptionalInt user, double score, OptionalLong time) {
        if (spec.head() != Head.ORDINAL) {
            throw new IllegalStateException("a model with a " + spec.head() + " head gives no distribution");
        }
        Thresholds then = time.isPresent() ? times.eras().on(Ratings.dayOf(time.getAsLong()), thresholds) : thresholds;
        return user.isPresent() ? then.distribution(scale, user.getAsInt(), score) : then.distribution(scale, score);
    }
}
