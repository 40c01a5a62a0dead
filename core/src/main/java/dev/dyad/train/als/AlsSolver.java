package dev.dyad.train.als;

import dev.dyad.kernel.RidgeKernels;
import dev.dyad.train.fit.RatingsByRow;
import java.util.Arrays;

/**
 * Solves for rows of one side while the other side stays: w = argmin Σ (y − wᵀx)² + α Σ (wᵀx)² + λ |w − m|², the first sum
 * over the row's ratings, the second over all rows x of the other side. Its normal equations are (Σ x xᵀ + α Σ x xᵀ +
 * λ) w = Σ y x + λ m. A bias is one more unknown, whose x is 1; the other side's bias is taken from y. One for each
 * thread, as it has room of its own.
 */
final class AlsSolver {

    private static final RidgeKernels KERNELS = RidgeKernels.instance();

    /** Ratings whose rows are brought together before their products are taken: they stay in the nearest cache. */
    private static final int BLOCK = 48;

    private static final float[] NO_MEANS = {};

    private final AlsState state;
    private final float[] targets;
    private final int width;
    private final int dim;
    private final float[] block;
    private final float[] matrix;
    private final float[] right;
    private final float[] solution;

    AlsSolver(AlsState state) {
        this.state = state;
        this.targets = state.targets();
        this.width = state.width();
        this.dim = state.dim();
        this.block = new float[BLOCK * width];
        this.matrix = new float[RidgeKernels.size(width - 1, width)];
        this.right = new float[width];
        this.solution = new float[width];
    }

    /**
     * Solves for a row, and says what it adds to the loss.
     *
     * @param side whose row it is
     * @param other the side that stays
     * @param everything the products of all its rows, times their weight; empty where unobserved pairs do not count
     */
    Terms solve(int row, AlsSide side, AlsSide other, RatingsByRow ratings, float[] everything) {
        int n = side.unknowns();
        Arrays.fill(matrix, 0);
        System.arraycopy(everything, 0, matrix, 0, everything.length);
        double squares = gather(row, n, other, ratings);
        float[] page = side.factors(side.group(row));
        int at = side.at(row);
        float[] means = side.prior().isZero() ? NO_MEANS : side.prior().means(side.group(row));
        float weight = side.totalWeight(row);
        for (int k = 0; k < n; k++) {
            right[k] = matrix[k * width + n];
            matrix[k * width + k] += weight;
            matrix[k * width + n] += means.length == 0 ? 0 : weight * means[at + k];
        }
        KERNELS.factor(matrix, n, width);
        KERNELS.solve(matrix, n, width, solution);
        double loss = squares;
        double ridge = 0;
        for (int k = 0; k < n; k++) {
            double w = solution[k];
            double own = w - (means.length == 0 ? 0 : means[at + k]);
            // By the equations: what is solved for makes the sum of squares no longer a sum.
            loss -= w * (right[k] + weight * own);
            ridge += weight * own * own;
        }
        System.arraycopy(solution, 0, page, at, n);
        return new Terms(loss, ridge);
    }

    /**
     * What a row adds to the sum that is minimized.
     *
     * @param loss both sums of squares, after the row was solved for
     * @param ridge its regularization
     */
    record Terms(double loss, double ridge) {
        /** Of a row without ratings. */
        static final Terms NONE = new Terms(0, 0);
    }

    /** Adds the products of a row's ratings to the matrix; gives the sum of the squares of their targets. */
    private double gather(int row, int n, AlsSide other, RatingsByRow ratings) {
        double squares = 0;
        int end = ratings.start(row + 1);
        for (int first = ratings.start(row); first < end; first += BLOCK) {
            int count = Math.min(BLOCK, end - first);
            for (int k = 0; k < count; k++) {
                int from = ratings.other(first + k);
                int to = k * width;
                System.arraycopy(other.factors(other.group(from)), other.at(from), block, to, width);
                // Behind the factors is the bias, or 0.
                float y = targets[ratings.level(first + k)] - block[to + dim];
                block[to + dim] = 1;
                block[to + n] = y;
                squares += (double) y * y;
            }
            KERNELS.addProducts(block, count, matrix, n, width);
        }
        return squares;
    }
}
