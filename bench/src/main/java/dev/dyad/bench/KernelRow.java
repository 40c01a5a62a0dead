package dev.dyad.bench;

import dev.dyad.kernel.AdamClock;
import dev.dyad.kernel.AdamStep;
import dev.dyad.kernel.Kernels;
import dev.dyad.kernel.ScalarKernels;
import dev.dyad.kernel.VectorKernels;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One row of parameters and what a batch does to it, all of it in the innermost cache. */
@State(Scope.Thread)
public class KernelRow {

    /** Steps that a replay makes up for. */
    static final int REPLAYED = 8;

    private static final int SINCE = 1_000;

    @Param({"scalar", "vector"})
    public String kind = "scalar";

    @Param({"8", "16", "32", "64", "128", "256"})
    public int dim = 8;

    Kernels kernels = new ScalarKernels();
    float[] row = {};
    float[] theta = {};
    float[] gradient = {};
    float[] out = {};
    final AdamStep step = new AdamStep();
    final AdamClock clock = new AdamClock(SINCE, 2 * REPLAYED, t -> 1e-3);
    final int since = SINCE;

    @Setup(Level.Trial)
    public void fill() {
        kernels = kind.equals("vector") ? new VectorKernels() : new ScalarKernels();
        SplittableRandom random = new SplittableRandom(dim);
        row = normal(random, 3 * dim);
        for (int k = 2 * dim; k < 3 * dim; k++) {
            row[k] = 1e-4f + row[k] * row[k];
        }
        theta = normal(random, dim);
        gradient = normal(random, dim);
        out = new float[dim];
        step.set(clock.decay1(1), clock.decay2(1), clock.rateAt(SINCE + 1), clock.epsilonAt(SINCE + 1));
    }

    private static float[] normal(SplittableRandom random, int length) {
        float[] values = new float[length];
        for (int k = 0; k < length; k++) {
            values[k] = (float) (random.nextGaussian() * 0.1);
        }
        return values;
    }
}
