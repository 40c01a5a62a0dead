package dev.dyad.model;

/**
 * How sure a model is that is the mean of many samples. Such a model's vectors are those of its samples one after another,
 * so that one inner product is the mean of theirs: a sample's segment is its factors and two numbers, with which the inner
 * product of two segments also tells how far that sample's biases lie from the mean ones. A rating's variance is that of
 * the samples' scores, and what its user and its item add.
 *
 * @param samples how many; 0 where the model is no such mean
 * @param userVariances what each user adds, in squared ratings: above all, how far their ratings lie from scores
 * @param itemVariances what each item adds: what a sample leaves open of it
 */
public record Posterior(int samples, float[] userVariances, float[] itemVariances) {

    /** Of a model that is not a mean of samples. */
    public static final Posterior NONE = new Posterior(0, new float[0], new float[0]);

    /** Numbers of a segment beside the factors. */
    public static final int BESIDE_FACTORS = 2;

    public Posterior {
        boolean sound = samples != 1 && samples >= 0 && isNoneNegative(userVariances) && isNoneNegative(itemVariances);
        if (!sound) {
            throw new IllegalArgumentException("a posterior of " + samples + " samples, or with negative variances");
        }
        userVariances = userVariances.clone();
        itemVariances = itemVariances.clone();
    }

    private static boolean isNoneNegative(float[] variances) {
        for (float variance : variances) {
            if (!(variance >= 0)) {
                return false;
            }
        }
        return true;
    }

    /** A copy of the users' variances. */
    @Override
    public float[] userVariances() {
        return userVariances.clone();
    }

    /** A copy of the items' variances. */
    @Override
    public float[] itemVariances() {
        return itemVariances.clone();
    }

    public boolean isEmpty() {
        return samples == 0;
    }

    /** How many numbers the vectors of a model with that embedding size have. */
    public int width(int dim) {
        return isEmpty() ? dim : samples * (dim + BESIDE_FACTORS);
    }

    /** The standard deviation of a rating. */
    double deviation(FactorMatrix users, int user, FactorMatrix items, int item) {
        int segment = users.dim() / samples;
        double sum = 0;
        double squares = 0;
        for (int s = 0; s < samples; s++) {
            double score = (double) samples * users.dot(user, items, item, s * segment, segment);
            sum += score;
            squares += score * score;
        }
        double spread = Math.max(0, squares - sum * sum / samples) / (samples - 1);
        return Math.sqrt(spread + userVariances[user] + itemVariances[item]);
    }
}
