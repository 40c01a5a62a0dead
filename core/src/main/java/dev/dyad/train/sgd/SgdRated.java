package dev.dyad.train.sgd;

import dev.dyad.kernel.Kernels;
import dev.dyad.kernel.Parallel;
import dev.dyad.train.fit.ParameterArray;
import dev.dyad.train.fit.RowPrior;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the items that a user rated say of the user, whatever the ratings were: the user's factors shrink to n^−0.7 Σ y over
 * the n items, y a second vector of factors of each item (Koren, "Factorization meets the neighborhood: a multifaceted
 * collaborative filtering model", KDD 2008, where it is SVD++). The factors y are those that fit the users' own best,
 * approached by a step of steepest descent after each epoch, of the best length for each dimension: two passes over the
 * blocks, and one to work out what users shrink to then.
 */
final class SgdRated {

    private static final Kernels KERNELS = Kernels.instance();

    /** The sum over n items is taken n to the power of minus this; found on validation parts. */
    private static final double EXPONENT = 0.7;

    private final SgdGroups users;
    private final SgdGroups items;
    private final int width;
    private final float[][] factors;
    private final float[][] scales;

    /** @param isChosen nothing is kept else */
    SgdRated(boolean isChosen, SgdGroups users, SgdGroups items, int width) {
        this.users = users;
        this.items = items;
        this.width = width;
        factors = new float[isChosen ? items.count() : 0][];
        scales = new float[isChosen ? users.count() : 0][];
        for (int h = 0; h < factors.length; h++) {
            factors[h] = new float[Math.multiplyExact(items.rows(h).length, width)];
        }
        for (int g = 0; g < scales.length; g++) {
            scales[g] = scales(users, users.rows(g));
        }
    }

    private static float[] scales(SgdGroups users, int[] rows) {
        float[] scales = new float[rows.length];
        for (int place = 0; place < rows.length; place++) {
            scales[place] = (float) StrictMath.pow(Math.max(1, users.ratings(rows[place])), -EXPONENT);
        }
        return scales;
    }

    boolean isEmpty() {
        return factors.length == 0;
    }

    /** The factors of all groups. */
    List<ParameterArray> arrays() {
        List<ParameterArray> arrays = new ArrayList<>();
        for (int h = 0; h < factors.length; h++) {
            arrays.add(new ParameterArray("users.rated." + h, factors[h]));
        }
        return arrays;
    }

    /** Adds what the rated items say to what users shrink to. */
    void addMeans(SgdBlocks blocks, RowPrior prior, int threads) {
        Parallel.forEach(threads, scales.length, g -> {
            float[] sums = sums(blocks, g, factors);
            for (int place = 0; place < scales[g].length; place++) {
                KERNELS.addScaled(scales[g][place], sums, place * width, prior.means(g), place * width, width);
            }
        });
    }

    /** Σ over the items that each user of a group rated. */
    private float[] sums(SgdBlocks blocks, int userGroup, float[][] of) {
        float[] sums = new float[scales[userGroup].length * width];
        int[] content = blocks.content(userGroup);
        for (int h = 0; h < of.length; h++) {
            int end = blocks.start(userGroup, h + 1);
            for (int k = blocks.start(userGroup, h); k < end; ) {
                int at = content[k] * width;
                int next = k + 2 + content[k + 1];
                for (k += 2; k < next; k++) {
                    KERNELS.addScaled(1, of[h], SgdBlocks.place(content[k]) * width, sums, at, width);
                }
            }
        }
        return sums;
    }

    /**
     * Takes a step towards the factors that fit the users' best.
     *
     * @param side the users, and what they shrink to now
     * @param ridge the weight of an item's own regularization
     */
    void fit(SgdBlocks blocks, SgdSide side, float ridge, int threads) {
        float[][] steps = new float[factors.length][];
        double[][] gains = new double[factors.length][];
        Parallel.forEach(threads, factors.length, h -> gains[h] = direct(blocks, h, side, ridge, steps));
        double[][] costs = new double[scales.length][];
        Parallel.forEach(threads, scales.length, g -> costs[g] = cost(sums(blocks, g, steps), g, side));
        float[] lengths = new float[width];
        for (int n = 0; n < width; n++) {
            double gain = sum(gains, 2 * n);
            double cost = sum(costs, n) + ridge * sum(gains, 2 * n + 1);
            lengths[n] = cost > 0 ? (float) (gain / cost) : 0;
        }
        for (int h = 0; h < factors.length; h++) {
            for (int k = 0; k < factors[h].length; k++) {
                factors[h][k] += lengths[k % width] * steps[h][k];
            }
        }
    }

    private static double sum(double[][] of, int at) {
        double sum = 0;
        for (double[] one : of) {
            sum += one[at];
        }
        return sum;
    }

    /**
     * Finds where the factors of a group should go: the gradient by the curvature along each item alone.
     *
     * @return for each dimension the gradient times the step, and the step's square
     */
    private double[] direct(SgdBlocks blocks, int itemGroup, SgdSide side, float ridge, float[][] steps) {
        float[] own = factors[itemGroup];
        float[] gradient = new float[own.length];
        float[] curvature = new float[own.length / width];
        Arrays.fill(curvature, ridge);
        KERNELS.addScaled(-ridge, own, 0, gradient, 0, own.length);
        float[] pull = new float[width];
        for (int g = 0; g < users.count(); g++) {
            int[] content = blocks.content(g);
            int end = blocks.start(g, itemGroup + 1);
            for (int k = blocks.start(g, itemGroup); k < end; ) {
                int user = content[k];
                float weight = scales[g][user] * side.totalWeight(users.rows(g)[user]);
                Arrays.fill(pull, 0);
                KERNELS.addScaled(weight, side.factors(g), user * width, pull, 0, width);
                KERNELS.addScaled(-weight, side.prior().means(g), user * width, pull, 0, width);
                int next = k + 2 + content[k + 1];
                for (k += 2; k < next; k++) {
                    int item = SgdBlocks.place(content[k]);
                    KERNELS.addScaled(1, pull, 0, gradient, item * width, width);
                    curvature[item] += weight * scales[g][user];
                }
            }
        }
        double[] gain = new double[2 * width];
        for (int k = 0; k < gradient.length; k++) {
            int n = k % width;
            float step = gradient[k] / curvature[k / width];
            gain[2 * n] += (double) gradient[k] * step;
            gain[2 * n + 1] += (double) step * step;
            gradient[k] = step;
        }
        steps[itemGroup] = gradient;
        return gain;
    }

    /** For each dimension, Σ w (x · sum)² over the users of a group. */
    private double[] cost(float[] sums, int userGroup, SgdSide side) {
        double[] cost = new double[width];
        for (int place = 0; place < scales[userGroup].length; place++) {
            double weight = side.totalWeight(users.rows(userGroup)[place]);
            for (int n = 0; n < width; n++) {
                double moved = scales[userGroup][place] * sums[place * width + n];
                cost[n] += weight * moved * moved;
            }
        }
        return cost;
    }
}
