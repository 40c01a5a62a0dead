package dev.dyad.store;

import dev.dyad.model.FactorMatrix;
import dev.dyad.model.Side;
import dev.dyad.ratings.FeatureMatrix;
import java.util.ArrayList;
import java.util.List;

/** The parameters and features of one side of a model, its users or its items, as tensors. */
final class SideTensors {

    private SideTensors() {}

    static List<Tensor> of(String name, Side side) {
        List<Tensor> tensors = new ArrayList<>();
        tensors.add(matrix(name + ".factors", side.factors()));
        if (side.biases().length > 0) {
            tensors.add(Tensor.floats(name + ".biases", side.biases()));
        }
        if (!side.features().isEmpty()) {
            tensors.addAll(features(name + ".features", side.features()));
            tensors.add(matrix(name + ".features.factors", side.featureFactors()));
        }
        return tensors;
    }

    static Tensor matrix(String name, FactorMatrix matrix) {
        return Tensor.floatMatrix(name, matrix.rows(), matrix.dim(), matrix::copyRow);
    }

    private static List<Tensor> features(String name, FeatureMatrix matrix) {
        int entries = matrix.start(matrix.rows());
        float[] weights = new float[entries];
        for (int k = 0; k < entries; k++) {
            weights[k] = matrix.weight(k);
        }
        List<Tensor> tensors = new ArrayList<>(TextTensors.of(name + ".names", matrix.names()));
        tensors.add(Tensor.ints(name + ".starts", matrix.rows() + 1, matrix::start));
        tensors.add(Tensor.ints(name + ".indices", entries, matrix::feature));
        tensors.add(Tensor.floats(name + ".weights", weights));
        return tensors;
    }

    /** @param needsBiases whether the model's specification says that this side has biases */
    static Side read(TensorFile file, String name, int dim, boolean needsBiases) {
        FactorMatrix factors = readMatrix(file, name + ".factors", dim);
        boolean biased = file.find(name + ".biases").isPresent() || (needsBiases && factors.rows() > 0);
        float[] biases = biased ? file.floats(name + ".biases") : new float[0];
        requireFinite(file, name + ".biases", biases, 0, biases.length);
        if (!TextTensors.areIn(file, name + ".features.names")) {
            return new Side(factors, biases, FeatureMatrix.none(factors.rows()), FactorMatrix.empty(dim));
        }
        FeatureMatrix features = new FeatureMatrix(
                TextTensors.read(file, name + ".features.names"),
                file.ints(name + ".features.starts"),
                file.ints(name + ".features.indices"),
                file.floats(name + ".features.weights"));
        return new Side(factors, biases, features, readMatrix(file, name + ".features.factors", dim));
    }

    static FactorMatrix readMatrix(TensorFile file, String name, int dim) {
        List<Long> shape = file.require(name, TensorType.F32).shape();
        if (shape.size() != 2 || shape.get(1) != dim || shape.get(0) > Integer.MAX_VALUE - 8) {
            throw file.damaged("tensor '%s' has shape %s, expected [rows, %d]".formatted(name, shape, dim));
        }
        return FactorMatrix.of(shape.get(0).intValue(), dim, (row, target, offset) -> {
            file.readFloats(name, (long) row * dim, target, offset, dim);
            requireFinite(file, name, target, offset, dim);
        });
    }

    static void requireFinite(TensorFile file, String name, float[] values, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            if (!Float.isFinite(values[i])) {
                throw file.damaged("tensor '%s' holds %s".formatted(name, values[i]));
            }
        }
    }
}
