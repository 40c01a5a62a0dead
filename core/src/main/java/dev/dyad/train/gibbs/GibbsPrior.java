package dev.dyad.train.gibbs;

import dev.dyad.DyadException;
import dev.dyad.kernel.Cholesky;
import dev.dyad.kernel.Parallel;
import dev.dyad.kernel.RidgeKernels;

/**
 * What the rows of a side are drawn from without their ratings: N(m, Λ⁻¹) with m = μ + Σ x a over a row's features. μ, Λ
 * and the features' factors a are sampled, too. Their own prior is that of Salakhutdinov and Mnih (ICML 2008, equation
 * 7): Λ ~ Wishart(I, D), μ ~ N(0, (2 Λ)⁻¹); and that of Simm et al. ("Macau", MLSP 2017): a ~ N(0, (λ Λ)⁻¹), λ ~ Gamma(1, 1).
 */
final class GibbsPrior {

    private static final RidgeKernels KERNELS = RidgeKernels.instance();

    /** Rows that one thread sums up at a time. */
    private static final int CHUNK = 1024;

    private static final int TILE = 64;

    /** So many rows at 0 are thought to come before those that there are. */
    private static final double ROWS_BEFORE = 2;

    private final GibbsSide side;
    private final int n;
    private final double[] mean;
    private final double[] precision;
    private final double[] pull;
    private final FeatureEffects effects;

    GibbsPrior(GibbsSide side) {
        this.side = side;
        n = side.size();
        mean = new double[n];
        precision = new double[n * n];
        pull = new double[n];
        effects = new FeatureEffects(side);
    }

    double[] mean() {
        return mean;
    }

    double[] precision() {
        return precision;
    }

    FeatureEffects effects() {
        return effects;
    }

    /** Adds what the prior says to a row's precision, and to the precision times its mean. */
    void addTo(int row, double[] rowPrecision, double[] rowPull) {
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                rowPrecision[i * n + j] += precision[i * n + j];
            }
            rowPull[i] += pull[i];
        }
        if (!effects.isEmpty()) {
            for (int i = 0; i < n; i++) {
                double effect = effects.of(row, i);
                for (int j = 0; j < n; j++) {
                    rowPull[j] += precision[i * n + j] * effect;
                }
            }
        }
    }

    /** Draws Λ, μ and the features' factors, given the rows. */
    void draw(Draws draws, int threads) {
        double[] sums = sums(threads);
        double count = sums[n * (n + 1) + n];
        double[] scatter = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                // Around the mean that rows and those before them have together.
                scatter[i * n + j] = (i == j ? 1 : 0)
                        + sums[i * (n + 1) + j]
                        - sums[i * (n + 1) + n] * sums[j * (n + 1) + n] / (count + ROWS_BEFORE);
            }
        }
        effects.addScatter(scatter);
        drawPrecision(scatter, n + count + effects.count(), draws);
        double[] root = precision.clone();
        requireDefinite(Cholesky.factorize(root, n));
        double[] noise = noise(root, draws, Math.sqrt(count + ROWS_BEFORE));
        for (int i = 0; i < n; i++) {
            mean[i] = sums[i * (n + 1) + n] / (count + ROWS_BEFORE) + noise[i];
        }
        effects.draw(mean, precision, root, draws);
        setPull();
    }

    /** Works Λ μ out anew, where a checkpoint has given them. */
    void setPull() {
        for (int i = 0; i < n; i++) {
            pull[i] = 0;
            for (int j = 0; j < n; j++) {
                pull[i] += precision[i * n + j] * mean[j];
            }
        }
    }

    /** N(0, (c² Λ)⁻¹), where the root of Λ is given. */
    static double[] noise(double[] root, Draws draws, double c) {
        int n = (int) Math.round(Math.sqrt(root.length));
        double[] noise = new double[n];
        for (int i = 0; i < n; i++) {
            noise[i] = draws.normal() / c;
        }
        Cholesky.solveUpper(root, n, noise);
        return noise;
    }

    /** Λ ~ Wishart(S⁻¹, ν), by Bartlett's decomposition. Needs no inverse: with S = Uᵀ U it is X Xᵀ for U X = B. */
    private void drawPrecision(double[] scatter, double degrees, Draws draws) {
        requireDefinite(Cholesky.factorize(scatter, n));
        double[][] columns = new double[n][n];
        for (int j = 0; j < n; j++) {
            columns[j][j] = Math.sqrt(2 * draws.gamma((degrees - j) / 2));
            for (int i = j + 1; i < n; i++) {
                columns[j][i] = draws.normal();
            }
            Cholesky.solveUpper(scatter, n, columns[j]);
        }
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += columns[k][i] * columns[k][j];
                }
                precision[i * n + j] = sum;
                precision[j * n + i] = sum;
            }
        }
    }

    private void requireDefinite(boolean definite) {
        if (!definite) {
            throw new DyadException(
                    DyadException.Kind.DIVERGED,
                    "Sampling diverged: the precision of the %s is no longer positive definite. Take fewer dimensions"
                            .formatted(side.name()));
        }
    }

    /** Σ (e, 1) (e, 1)ᵀ over the rows that have ratings, e without what features explain; (n + 1) × (n + 1). */
    private double[] sums(int threads) {
        float[][] chunks = new float[(side.rows() + CHUNK - 1) / CHUNK][];
        int width = KERNELS.width(n);
        Parallel.forEach(threads, chunks.length, c -> {
            chunks[c] = chunk(c * CHUNK, Math.min(side.rows(), (c + 1) * CHUNK), width);
        });
        double[] sums = new double[(n + 1) * (n + 1)];
        for (float[] chunk : chunks) {
            for (int i = 0; i <= n; i++) {
                for (int j = i; j <= n; j++) {
                    sums[i * (n + 1) + j] += chunk[i * width + j];
                }
            }
        }
        return sums;
    }

    private float[] chunk(int from, int to, int width) {
        float[] gram = new float[RidgeKernels.size(n + 1, width)];
        float[] tile = new float[TILE * width];
        int filled = 0;
        for (int row = from; row < to; row++) {
            if (side.ratings().count(row) > 0) {
                int at = filled * width;
                for (int k = 0; k < n; k++) {
                    tile[at + k] = side.values()[side.at(row) + k] - (float) effects.of(row, k);
                }
                tile[at + n] = 1;
                filled++;
            }
            if (filled == TILE || row == to - 1) {
                KERNELS.addProducts(tile, filled, gram, n + 1, width);
                filled = 0;
            }
        }
        return gram;
    }
}
