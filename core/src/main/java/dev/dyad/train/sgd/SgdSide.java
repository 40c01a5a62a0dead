package dev.dyad.train.sgd;

import dev.dyad.kernel.Parallel;
import dev.dyad.kernel.SgdKernels;
import dev.dyad.ratings.Seeds;
import dev.dyad.train.Sgd;
import dev.dyad.train.fit.ParameterArray;
import dev.dyad.train.fit.PriorRows;
import dev.dyad.train.fit.RowPrior;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parameters of the users or the items, group by group: each group's rows lie in arrays of their own, so that threads
 * at work on different groups share nothing.
 */
final class SgdSide implements PriorRows {

    private static final SgdKernels KERNELS = SgdKernels.instance();

    /** A row with n ratings steps by n to the power of minus this, in proportion. */
    private static final double RATE_EXPONENT = 0.3;

    /** As if each row had so many ratings more, so that those of few do not step too far. */
    private static final double RATE_SOFTENING = 10;

    /** What each rating adds to the weight of a bias's regularization. */
    private static final float BIAS_L2 = 0.03f;

    /** The weight of a bias's regularization beside that, where features say what it shrinks to. */
    private static final float BIAS_ROW_L2 = 5;

    /** The weight of the regularization of what a feature says of biases. */
    private static final float BIAS_RIDGE = 1;

    /** The most rated tenth of a group shrinks after each of its blocks, a row of the others once an epoch. */
    private static final int SHARE_OF_OFTEN_RATED = 10;

    private final SgdGroups groups;
    private final int dim;
    private final int width;
    private final boolean biased;
    private final int[] ratings;
    private final float[][] factors;
    private final float[][] biases;
    private final float[][] rates;
    private final float[][] weights;
    private final RowPrior prior;
    private final RowPrior biasPrior;

    /**
     * @param ratings how many each row has
     * @param prior what rows shrink to
     */
    SgdSide(SgdGroups groups, int[] ratings, int dim, boolean biased, Sgd trainer, RowPrior prior, int threads) {
        this.groups = groups;
        this.ratings = ratings;
        this.dim = dim;
        this.width = width(dim);
        this.biased = biased;
        this.prior = prior;
        this.biasPrior = new RowPrior(prior.features(), groups, 1, false);
        int count = groups.count();
        this.factors = new float[count][];
        this.biases = new float[count][];
        this.rates = new float[count][];
        this.weights = new float[count][];
        double mean = mean(ratings);
        Parallel.forEach(threads, count, g -> {
            int[] rows = groups.rows(g);
            factors[g] = new float[Math.multiplyExact(rows.length, width)];
            biases[g] = new float[rows.length];
            rates[g] = new float[rows.length];
            weights[g] = new float[rows.length];
            setRates(g, rows, trainer, mean);
        });
    }

    /** Numbers of a row in memory: the dimension, rounded up to whole vectors. */
    static int width(int dim) {
        int lanes = KERNELS.lanes();
        return (dim + lanes - 1) / lanes * lanes;
    }

    /** @param mean how many ratings a row has */
    private void setRates(int group, int[] rows, Sgd trainer, double mean) {
        for (int place = 0; place < rows.length; place++) {
            int n = ratings[rows[place]];
            double relative = (n + RATE_SOFTENING) / (mean + RATE_SOFTENING);
            rates[group][place] = (float) StrictMath.pow(relative, -RATE_EXPONENT);
            weights[group][place] = (float) (trainer.l2() + trainer.rowL2() / Math.max(1, n));
        }
    }

    private static double mean(int[] counts) {
        long sum = 0;
        for (int n : counts) {
            sum += n;
        }
        return (double) sum / Math.max(1, counts.length);
    }

    /**
     * Draws the factors of rows that have ratings, evenly from a range around 0. Those of others stay 0: their features
     * answer for them.
     */
    void draw(long stream, double deviation, int threads) {
        double range = deviation * Math.sqrt(12);
        Parallel.forEach(threads, groups.count(), g -> {
            int[] rows = groups.rows(g);
            for (int place = 0; place < rows.length; place++) {
                if (ratings[rows[place]] > 0) {
                    draw(stream, rows[place], range, factors[g], place * width);
                }
            }
        });
    }

    private void draw(long stream, int row, double range, float[] target, int at) {
        for (int k = 0; k < dim; k += 4) {
            // Four numbers of 16 bits each.
            long bits = Seeds.mix(stream + ((long) row * dim + k) * 0x9E3779B97F4A7C15L);
            for (int j = k; j < Math.min(dim, k + 4); j++) {
                target[at + j] = (float) (range * (((bits & 0xFFFF) + 0.5) * 0x1p-16 - 0.5));
                bits >>>= 16;
            }
        }
    }

    SgdGroups groups() {
        return groups;
    }

    RowPrior prior() {
        return prior;
    }

    int rows() {
        return ratings.length;
    }

    int width() {
        return width;
    }

    boolean isBiased() {
        return biased;
    }

    /** The factors of a group, {@link #width()} numbers a row. */
    @Override
    public float[] factors(int group) {
        return factors[group];
    }

    float[] biases(int group) {
        return biases[group];
    }

    /** What the learning rate is multiplied by, for each row of a group. */
    float[] rates(int group) {
        return rates[group];
    }

    /** How many ratings a row has. */
    int ratings(int row) {
        return ratings[row];
    }

    /** Every array of parameters. */
    List<ParameterArray> arrays(String side) {
        List<ParameterArray> arrays = new ArrayList<>();
        for (int g = 0; g < groups.count(); g++) {
            arrays.add(new ParameterArray("%s.%d.factors".formatted(side, g), factors[g]));
            arrays.add(new ParameterArray("%s.%d.biases".formatted(side, g), biases[g]));
        }
        arrays.add(new ParameterArray(side + ".features", prior.factors()));
        arrays.add(new ParameterArray(side + ".features.biases", biasPrior.factors()));
        return arrays;
    }

    @Override
    public float totalWeight(int row) {
        return ratings[row] * weights[groups.group(row)][groups.place(row)];
    }

    /** What each rating of a row adds to the weight of its bias's regularization. */
    private float biasWeight(int row) {
        return biasPrior.isZero() ? BIAS_L2 : BIAS_L2 + BIAS_ROW_L2 / Math.max(1, ratings[row]);
    }

    private float biasMean(int group, int place) {
        return biasPrior.isZero() ? 0 : biasPrior.means(group)[place];
    }

    /**
     * Fits what features say to the rows and to their biases.
     *
     * @param ridge the weight of the regularization of a feature's factors
     */
    void fitPriors(float ridge) {
        prior.fit(this, ridge);
        if (biased) {
            biasPrior.fit(new BiasRows(), BIAS_RIDGE);
        }
    }

    /** The biases, as rows of one number. */
    private final class BiasRows implements PriorRows {
        @Override
        public float[] factors(int group) {
            return biases[group];
        }

        @Override
        public float totalWeight(int row) {
            return ratings[row] * biasWeight(row);
        }
    }

    /** Works out what rows and biases shrink to, by their features alone. */
    void setMeans() {
        prior.setMeans();
        biasPrior.setMeans();
    }

    /**
     * Shrinks a row by its regularization, as an implicit step: however large the weight, it does not overshoot.
     *
     * @param share of the row's ratings that this is for, as a number of ratings
     */
    void shrink(int group, int place, SgdSteps steps, float share) {
        float rate = rates[group][place];
        float keep = 1 / (1 + steps.rate() * rate * weights[group][place] * share);
        if (prior.isZero()) {
            KERNELS.shrink(factors[group], place * width, width, keep);
        } else {
            KERNELS.shrinkTo(factors[group], place * width, prior.means(group), place * width, width, keep);
        }
        if (biased) {
            float mean = biasMean(group, place);
            float weight = biasWeight(groups.rows(group)[place]);
            biases[group][place] =
                    mean + (biases[group][place] - mean) / (1 + steps.biasRate() * rate * weight * share);
        }
    }

    /**
     * Shrinks the rows of a group whose turn it is.
     *
     * @param round of the epoch's {@code rounds}
     */
    void shrinkInTurn(int group, SgdSteps steps, int round, int rounds) {
        int[] rows = groups.rows(group);
        int often = rows.length / SHARE_OF_OFTEN_RATED;
        for (int place = 0; place < rows.length; place++) {
            int n = ratings[rows[place]];
            if (n > 0 && place < often) {
                shrink(group, place, steps, (float) n / rounds);
            } else if (n > 0 && (place + round) % rounds == 0) {
                shrink(group, place, steps, n);
            }
        }
    }

    /** Copies what a row has of its own: its factors without what its features say. */
    void copyOwn(int row, float[] target, int offset) {
        int group = groups.group(row);
        int at = groups.place(row) * width;
        if (ratings[row] == 0) {
            return;
        }
        if (prior.features().isEmpty()) {
            System.arraycopy(factors[group], at, target, offset, dim);
            return;
        }
        float[] own = Arrays.copyOfRange(factors[group], at, at + width);
        prior.addFeatures(-1, row, own, 0);
        System.arraycopy(own, 0, target, offset, dim);
    }

    float bias(int row) {
        int group = groups.group(row);
        int place = groups.place(row);
        return ratings[row] > 0 ? biases[group][place] : biasMean(group, place);
    }

    /**
     * Starts the biases of a group from damped means.
     *
     * @param sums of what each row's ratings are above what is expected of them
     * @param damping ratings without any such difference that are added to each row's own
     */
    void setBiases(int group, double[] sums, double damping) {
        int[] rows = groups.rows(group);
        for (int place = 0; place < rows.length; place++) {
            biases[group][place] = (float) (sums[place] / (ratings[rows[place]] + damping));
        }
    }
}
