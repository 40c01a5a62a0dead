package dev.dyad.train.gibbs;

import dev.dyad.kernel.LogGamma;
import dev.dyad.train.fit.RatingsByRow;
import java.util.Arrays;

/**
 * How far ratings lie from scores: each user has a precision α of its own, Gamma(ν / 2, ν s / 2), as some rate with more
 * care than others (Lakshminarayanan, Bouchard and Archambeau, "Robust Bayesian matrix factorisation", AISTATS 2011). s,
 * about the usual variance, and ν, how alike users are, are sampled, too.
 */
final class GibbsNoise {

    /** The values of ν that are tried: from 1 to a thousand, each a ninth above the one before. */
    private static final double[] ALIKE = grid();

    private final RatingsByRow users;
    private final double[] precisions;
    private final float[] roots;
    private double alike = 10;
    private double variance = 0.5;

    GibbsNoise(RatingsByRow users) {
        this.users = users;
        precisions = new double[users.rows()];
        roots = new float[users.rows()];
        Arrays.fill(precisions, 1 / variance);
        setRoots();
    }

    private static double[] grid() {
        double[] values = new double[64];
        for (int k = 0; k < values.length; k++) {
            values[k] = StrictMath.pow(1000, (double) k / (values.length - 1));
        }
        return values;
    }

    /** α of each user; not a copy. */
    double[] precisions() {
        return precisions;
    }

    /** Works the roots out, where the precisions have been replaced. */
    void setRoots() {
        for (int user = 0; user < roots.length; user++) {
            roots[user] = (float) Math.sqrt(precisions[user]);
        }
    }

    /** √α. */
    float root(int user) {
        return roots[user];
    }

    double alike() {
        return alike;
    }

    double variance() {
        return variance;
    }

    void set(double newAlike, double newVariance) {
        alike = newAlike;
        variance = newVariance;
    }

    /**
     * Draws all of it.
     *
     * @param squares Σ (y − score)² of each user
     */
    void draw(double[] squares, Draws draws) {
        double sum = 0;
        double logs = 0;
        int rated = 0;
        for (int user = 0; user < precisions.length; user++) {
            if (users.count(user) > 0) {
                double shape = 0.5 * (alike + users.count(user));
                precisions[user] = draws.gamma(shape) / (0.5 * (alike * variance + squares[user]));
                sum += precisions[user];
                logs += StrictMath.log(precisions[user]);
                rated++;
            }
        }
        setRoots();
        variance = draws.gamma(1 + 0.5 * rated * alike) / (1 + 0.5 * alike * sum);
        alike = drawAlike(rated, sum, logs, draws.uniform());
    }

    /** Draws ν among its values, each as likely as any before the precisions are seen. */
    private double drawAlike(int rated, double sum, double logs, double uniform) {
        double[] weights = new double[ALIKE.length];
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < weights.length; k++) {
            double half = 0.5 * ALIKE[k];
            weights[k] = rated * (half * StrictMath.log(half * variance) - LogGamma.of(half))
                    + half * logs
                    - half * variance * sum;
            most = Math.max(most, weights[k]);
        }
        double total = 0;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = StrictMath.exp(weights[k] - most);
            total += weights[k];
        }
        double left = uniform * total;
        int k = 0;
        while (k < weights.length - 1 && left >= weights[k]) {
            left -= weights[k++];
        }
        return ALIKE[k];
    }
}
