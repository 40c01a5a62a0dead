package dev.dyad.model;

import dev.dyad.kernel.Kernels;
import dev.dyad.ratings.FeatureMatrix;

/**
 * The parameters of one side of the model, its users or its items.
 *
 * @param factors rows × dim: what was learned of each row alone
 * @param biases one a row; empty where this side has none
 * @param features which features each row has; without any, a matrix of no features over the same rows
 * @param featureFactors features × dim
 */
public record Side(FactorMatrix factors, float[] biases, FeatureMatrix features, FactorMatrix featureFactors) {

    public Side {
        boolean fits = (biases.length == 0 || biases.length == factors.rows())
                && features.rows() == factors.rows()
                && features.count() == featureFactors.rows()
                && factors.dim() == featureFactors.dim();
        if (!fits) {
            throw new IllegalArgumentException("factors, biases and features of different shapes");
        }
        biases = biases.clone();
    }

    /** How many users or items there are. */
    public int rows() {
        return factors.rows();
    }

    /** The bias of a row, 0 where this side has none. */
    public float bias(int row) {
        return biases.length == 0 ? 0 : biases[row];
    }

    /** A copy of the biases; empty where this side has none. */
    @Override
    public float[] biases() {
        return biases.clone();
    }

    /** The whole vector of each row: its own factors and those of its features, by weight. */
    FactorMatrix vectors() {
        if (features.isEmpty()) {
            return factors;
        }
        Kernels kernels = Kernels.instance();
        float[] feature = new float[factors.dim()];
        return FactorMatrix.of(rows(), factors.dim(), (row, target, offset) -> {
            factors.copyRow(row, target, offset);
            for (int k = features.start(row); k < features.start(row + 1); k++) {
                featureFactors.copyRow(features.feature(k), feature, 0);
                kernels.addScaled(features.weight(k), feature, 0, target, offset, feature.length);
            }
        });
    }
}
