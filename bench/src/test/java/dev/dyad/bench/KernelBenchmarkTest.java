package dev.dyad.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both kinds of kernels are measured at the same work. */
class KernelBenchmarkTest {

    private static List<float[]> results(String kind, int dim) {
        KernelRow row = new KernelRow();
        row.kind = kind;
        row.dim = dim;
        row.fill();
        KernelBenchmark benchmark = new KernelBenchmark();
        List<float[]> results = new ArrayList<>();
        results.add(new float[] {benchmark.dot(row)});
        results.add(benchmark.addScaled(row).clone());
        results.add(benchmark.adamSettle(row).clone());
        benchmark.adamReplay(row);
        benchmark.adamStride(row);
        results.add(values(row));
        benchmark.adamStep(row);
        results.add(values(row));
        return results;
    }

    private static float[] values(KernelRow row) {
        float[] values = new float[KernelRow.ROWS * 3 * row.dim];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.pages.get(i / (3 * row.dim), i / row.dim % 3, i % row.dim);
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32, 64, 128, 256})
    void scalarAndVectorKernelsDoTheSameWork(int dim) {
        List<float[]> scalar = results("scalar", dim);
        List<float[]> vector = results("vector", dim);
        for (int k = 0; k < scalar.size(); k++) {
            assertArrayEquals(scalar.get(k), vector.get(k), 1e-5f, "result " + k);
        }
    }
}
