package dev.dyad.train.gibbs;

import dev.dyad.DyadException;
import dev.dyad.kernel.Cholesky;
import dev.dyad.kernel.RidgeKernels;
import dev.dyad.train.fit.Gaussian;
import dev.dyad.train.fit.RatingsByRow;
import java.util.Arrays;

/**
 * Draws rows of one side given the other's: row p, its bias last, is N(A⁻¹ b, A⁻¹) with A = Λ + Σ α z zᵀ and b = Λ m + Σ α y z
 * over its ratings, where z is the other row with 1 for the bias, y is what the rating leaves of the other's bias, and α the
 * precision of its noise (Salakhutdinov and Mnih 2008, equations 11 to 13). Each thread has its own.
 */
final class RowSampler {

    private static final RidgeKernels KERNELS = RidgeKernels.instance();

    /** Ratings gathered before their products are summed up; with up to 64 factors they fit the nearest cache. */
    private static final int TILE = 64;

    private final GibbsSide side;
    private final GibbsSide other;
    private final Targets targets;
    private final long stream;
    private final int n;
    private final int width;
    private final float[] tile;
    private final float[] gram;
    private final double[] precision;
    private final double[] mean;
    private final double[] noise;

    /** @param stream of the normal numbers of this sweep and side */
    RowSampler(GibbsSide side, GibbsSide other, Targets targets, long stream) {
        this.side = side;
        this.other = other;
        this.targets = targets;
        this.stream = stream;
        n = side.size();
        // The factors, 1 and y: one product gives all sums.
        width = KERNELS.width(n);
        tile = new float[TILE * width];
        gram = new float[RidgeKernels.size(n, width)];
        precision = new double[n * n];
        mean = new double[n];
        noise = new double[n];
    }

    /** Draws a row: {@link #mean} and {@link #noise}, of which it is the sum. */
    void draw(int row) {
        condition(row);
        if (!Cholesky.factorize(precision, n)) {
            throw new DyadException(
                    DyadException.Kind.DIVERGED,
                    "Sampling diverged: the precision of row %d of the %s is no longer positive definite. Take fewer dimensions"
                            .formatted(row, side.name()));
        }
        Cholesky.solveLower(precision, n, mean);
        Cholesky.solveUpper(precision, n, mean);
        for (int k = 0; k < n; k++) {
            noise[k] = Gaussian.at(stream, (long) side.at(row) + k);
        }
        Cholesky.solveUpper(precision, n, noise);
    }

    /** A⁻¹ b of the row last drawn. */
    double[] mean() {
        return mean;
    }

    /** How far the row last drawn lies from its mean. */
    double[] noise() {
        return noise;
    }

    /** Works out A, on and above the diagonal, and b, in the places of U and of the mean. */
    private void condition(int row) {
        sum(row);
        int y = side.dim() + 1;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                precision[i * n + j] = gram[i * width + j];
            }
            mean[i] = gram[i * width + y];
        }
        side.prior().addTo(row, precision, mean);
    }

    private void sum(int row) {
        Arrays.fill(gram, 0);
        RatingsByRow ratings = side.ratings();
        int filled = 0;
        for (int k = ratings.start(row); k < ratings.start(row + 1); k++) {
            gather(row, k, filled * width);
            if (++filled == TILE) {
                KERNELS.addProducts(tile, filled, gram, n, width);
                filled = 0;
            }
        }
        KERNELS.addProducts(tile, filled, gram, n, width);
    }

    private void gather(int row, int k, int at) {
        int otherRow = side.ratings().other(k);
        int from = other.at(otherRow);
        float root = targets.rootPrecision(row, otherRow);
        float[] values = other.values();
        int dim = side.dim();
        for (int i = 0; i < dim; i++) {
            tile[at + i] = root * values[from + i];
        }
        tile[at + dim] = root;
        tile[at + dim + 1] = root * (targets.of(k) - values[from + dim]);
    }
}
