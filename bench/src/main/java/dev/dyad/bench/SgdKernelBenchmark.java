package dev.dyad.bench;

import dev.dyad.kernel.ScalarSgdKernels;
import dev.dyad.kernel.SgdKernels;
import dev.dyad.kernel.VectorSgdKernels;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The kernels of stochastic gradient descent, scalar beside vector; times are for one rating. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class SgdKernelBenchmark {

    private static final int TOGETHER = 4;

    @Param({"scalar", "vector"})
    public String kind = "scalar";

    @Param({"8", "16", "32", "64", "128", "256"})
    public int dim = 8;

    private SgdKernels kernels = new ScalarSgdKernels();
    private int width;
    private float[] user = {};
    private float[] items = {};
    private final int[] at = new int[TOGETHER];
    private final float[] products = new float[TOGETHER];

    /** So small that rows stay what they are over millions of calls. */
    private final float[] steps = {1e-12f, -1e-12f, 1e-12f, -1e-12f};

    @Setup(Level.Trial)
    public void fill() {
        kernels = kind.equals("vector") ? new VectorSgdKernels() : new ScalarSgdKernels();
        width = (dim + kernels.lanes() - 1) / kernels.lanes() * kernels.lanes();
        SplittableRandom random = new SplittableRandom(dim);
        user = normal(random, width);
        items = normal(random, TOGETHER * width);
        for (int j = 0; j < TOGETHER; j++) {
            at[j] = j * width;
        }
    }

    private static float[] normal(SplittableRandom random, int length) {
        float[] values = new float[length];
        for (int k = 0; k < length; k++) {
            values[k] = (float) (random.nextGaussian() * 0.1);
        }
        return values;
    }

    /** The scores of four of a user's ratings. */
    @Benchmark
    @OperationsPerInvocation(TOGETHER)
    public float[] sgdDotFour() {
        kernels.dotFour(user, 0, items, at, width, products);
        return products;
    }

    /** What the user's row and the four items' rows learn from each other. */
    @Benchmark
    @OperationsPerInvocation(TOGETHER)
    public float[] sgdLearnFour() {
        kernels.learnFour(user, 0, items, at, width, steps, steps);
        return items;
    }
}
